import { serviceMonitors } from '../../lib/monitoring/service-monitors';
import { Duration } from '../../lib/units/duration';
import type { MetricsPort } from '../../lib/wiring/workload';
import { workload } from '../support/wiring';

const options = { selectorLabels: { release: 'kube-prometheus-stack' }, interval: Duration.seconds(30) };
const labels = { 'app.kubernetes.io/component': 'write' };
const metrics: MetricsPort = {
  program: { name: 'loki' },
  service: { name: 'loki-write', labels },
  portName: 'http-metrics',
  path: '/metrics',
  containerPort: 3100,
};

test('one ServiceMonitor for each workload whose metrics have a Service, none for the others', () => {
  const noService = workload({ name: 'receiver', metrics: { ...metrics, service: undefined } });
  const monitors = serviceMonitors([workload({ metrics }), noService, workload({ name: 'silent' })], options);
  expect(monitors.map((monitor) => monitor.metadata.name)).toEqual(['loki-write']);
});

test('it carries the labels that the operator looks for, and selects the Service of its workload only', () => {
  const [monitor] = serviceMonitors([workload({ metrics })], options);
  expect(monitor?.metadata.labels).toMatchObject({ release: 'kube-prometheus-stack' });
  expect(monitor?.spec).toMatchObject({
    namespaceSelector: { matchNames: ['monitoring'] },
    selector: {
      matchLabels: labels,
      matchExpressions: [{ key: 'prometheus.io/service-monitor', operator: 'NotIn', values: ['false'] }],
    },
    endpoints: [{ port: 'http-metrics', path: '/metrics', interval: '30s' }],
  });
});
