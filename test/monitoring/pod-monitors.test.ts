import { podMonitors } from '../../lib/monitoring/pod-monitors';
import { serviceMonitors } from '../../lib/monitoring/service-monitors';
import { Duration } from '../../lib/units/duration';
import type { MetricsPort } from '../../lib/wiring/workload';
import { workload } from '../support/wiring';

const options = { selectorLabels: { release: 'kube-prometheus-stack' }, interval: Duration.seconds(30) };
const metrics: MetricsPort = {
  program: { name: 'otelcol' },
  portName: 'metrics',
  path: '/metrics',
  containerPort: 8888,
};
const receiver = workload({ name: 'otel-receiver', podLabels: { app: 'receiver' }, metrics });
const served = workload({ metrics: { ...metrics, service: { name: 'loki', labels: { app: 'loki' } } } });

test('it carries the labels that the operator looks for, and selects the pods of its workload only', () => {
  const [monitor] = podMonitors([receiver], options);
  expect(monitor).toMatchObject({
    kind: 'PodMonitor',
    metadata: { name: 'otel-receiver', namespace: 'monitoring', labels: { release: 'kube-prometheus-stack' } },
    spec: {
      namespaceSelector: { matchNames: ['monitoring'] },
      selector: { matchLabels: { app: 'receiver' } },
      podMetricsEndpoints: [{ port: 'metrics', path: '/metrics', interval: '30s' }],
    },
  });
});

test('no workload is scraped twice, and none with metrics is left out', () => {
  const all = [receiver, served, workload({ name: 'silent' })];
  const monitored = [...podMonitors(all, options), ...serviceMonitors(all, options)];
  expect(monitored.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'PodMonitor otel-receiver',
    'ServiceMonitor loki-write',
  ]);
});
