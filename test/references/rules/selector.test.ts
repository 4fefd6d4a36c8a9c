import type { JsonObject } from '../../../lib/kubernetes/json';
import { broken, names, object, pods } from '../objects';

const LOKI = pods('loki', { labels: { app: 'loki', tier: 'write' }, ports: [] });

const FIELDS = {
  PodDisruptionBudget: 'selector',
  NetworkPolicy: 'podSelector',
  AuthorizationPolicy: 'selector',
  PeerAuthentication: 'selector',
  Telemetry: 'selector',
};

describe.each(Object.entries(FIELDS))('%s', (kind, field) => {
  const selecting = (matchLabels: JsonObject) => object(kind, 'loki', { spec: { [field]: { matchLabels } } });

  test('selects pods', () => {
    expect(names([LOKI, selecting({ app: 'loki', tier: 'write' })])).toEqual([]);
  });

  test('is off by one label', () => {
    expect(broken([LOKI, selecting({ app: 'loki', tier: 'read' })])).toMatchObject([
      { check: 'selector', fix: 'select the labels of Deployment logging/loki, which has tier=write' },
    ]);
  });

  test('is for a whole namespace', () => {
    expect(names([LOKI, object(kind, 'all', { spec: { [field]: {} } })])).toEqual([]);
  });

  test('is for what others run', () => {
    expect(names([LOKI, selecting({ app: 'grafana' })], { namespaces: ['logging'] })).toEqual([]);
    expect(names([LOKI, selecting({ app: 'grafana' })])).toHaveLength(1);
  });
});

test.each([
  ['In', ['loki', 'x'], 0],
  ['In', ['x'], 1],
  ['NotIn', ['x'], 0],
  ['NotIn', ['loki'], 1],
  ['Exists', undefined, 0],
  ['DoesNotExist', undefined, 1],
])('an expression %s %p', (operator, values, count) => {
  const expression = { key: 'app', operator, ...(values && { values }) };
  const budget = object('PodDisruptionBudget', 'loki', { spec: { selector: { matchExpressions: [expression] } } });
  expect(names([LOKI, budget])).toHaveLength(count);
});

test('a workload selects the pods of its template', () => {
  const template = { metadata: { labels: { app: 'loki' } }, spec: { containers: [] } };
  const odd = object('StatefulSet', 'loki', { spec: { selector: { matchLabels: { app: 'lokki' } }, template } });
  expect(broken([odd])).toMatchObject([{ check: 'selector', consequence: 'the API server refuses the object' }]);
});
