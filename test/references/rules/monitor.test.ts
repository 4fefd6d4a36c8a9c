import type { JsonObject } from '../../../lib/kubernetes/json';
import { broken, names, object, pods, service } from '../objects';

const LOKI = [pods('loki'), service('loki', { app: 'loki' }, [{ name: 'metrics', port: 3100 }])];

function monitor(endpoint: JsonObject, selector: JsonObject = { app: 'loki' }, spec: JsonObject = {}) {
  return object('ServiceMonitor', 'loki', {
    spec: { selector: { matchLabels: selector }, endpoints: [endpoint], ...spec },
  });
}

test('a ServiceMonitor reads the port of a Service', () => {
  expect(names([...LOKI, monitor({ port: 'metrics' })])).toEqual([]);
  expect(names([...LOKI, monitor({ targetPort: 'http' })])).toEqual([]);
});

test.each<JsonObject>([{ port: 'http-metrics' }, { port: '3100' }, { targetPort: 'grpc' }])(
  '%p is no port of it',
  (endpoint) => {
    expect(broken([...LOKI, monitor(endpoint)])).toMatchObject([
      { check: 'monitor', fix: 'write the name of a port: Service logging/loki has metrics (3100)' },
    ]);
  },
);

test('a label that no Service has', () => {
  expect(broken([...LOKI, monitor({ port: 'metrics' }, { app: 'loki', tier: 'x' })])).toMatchObject([
    { check: 'monitor', fix: 'select the labels of Service logging/loki, which has no tier' },
  ]);
});

test('the namespaces in which it looks', () => {
  const elsewhere = { namespaceSelector: { matchNames: ['else'] } };
  const anywhere = { namespaceSelector: { any: true } };
  const called = { calls: [{ namespace: 'logging', podLabels: { app: 'loki' }, port: 3100 }] };
  expect(names([...LOKI, monitor({ port: 'metrics' }, { app: 'loki' }, anywhere)])).toEqual([]);
  expect(names([...LOKI, monitor({ port: 'metrics' }, { app: 'loki' }, elsewhere)], called)).toHaveLength(1);
  const declared = { ...called, namespaces: ['else'] };
  expect(names([...LOKI, monitor({ port: 'metrics' }, { app: 'loki' }, elsewhere)], declared)).toEqual([]);
});

const TWIN = service('headless', { app: 'loki' }, [{ name: 'metrics', port: 3100 }], { clusterIP: 'None' });
const both = { matchExpressions: [{ key: 'app', operator: 'In', values: ['loki', 'headless'] }], matchLabels: {} };

test('two Services before the same pods are read twice', () => {
  const twice = monitor({ port: 'metrics' }, {}, { selector: both });
  expect(broken([...LOKI, TWIN, twice])).toMatchObject([
    {
      check: 'monitor',
      problem: 'Service logging/loki and Service logging/headless both lead port metrics to Deployment logging/loki',
    },
  ]);
});

test('two Services before different pods are two targets', () => {
  const other = [pods('headless'), service('headless', { app: 'headless' }, [{ name: 'metrics', port: 3100 }])];
  expect(names([...LOKI, ...other, monitor({ port: 'metrics' }, {}, { selector: both })])).toEqual([]);
});

function podMonitor(endpoint: JsonObject, app = 'loki') {
  return object('PodMonitor', 'loki', {
    spec: { selector: { matchLabels: { app } }, podMetricsEndpoints: [endpoint] },
  });
}

test('a PodMonitor reads the port of pods', () => {
  expect(names([pods('loki'), podMonitor({ port: 'http' })])).toEqual([]);
  expect(broken([pods('loki'), podMonitor({ port: 'metrics' })])).toMatchObject([
    { check: 'monitor', fix: 'write the name of a port: Deployment logging/loki has http (3100)' },
  ]);
  expect(broken([pods('loki', { ports: [] }), podMonitor({ port: 'http' }, 'lokki')])).toMatchObject([
    { check: 'monitor', problem: 'no pods of logging have the labels app=lokki' },
  ]);
});
