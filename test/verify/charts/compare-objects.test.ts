import type { JsonObject } from '../../../lib/kubernetes/json';
import { kubeObject } from '../../../lib/references/kube-object';
import { compareObjects } from '../../../verify/charts/compare-objects';

function object(kind: string, spec: JsonObject, rest: JsonObject = {}) {
  const made = kubeObject(
    { apiVersion: 'v1', kind, metadata: { name: 'loki', namespace: 'logs', ...rest }, spec },
    'test',
  );
  if (!made) throw new Error(kind);
  return made;
}

const changed = (kind: string, before: JsonObject, after: JsonObject) =>
  compareObjects([object(kind, before)], [object(kind, after)]).flatMap(({ fields }) =>
    fields.map(({ kind: what, path }) => `${what} ${path}`),
  );

const pod = (image: string, port: number): JsonObject => ({
  template: { spec: { containers: [{ name: 'loki', image, ports: [{ name: 'http', containerPort: port }] }] } },
});

test('an object comes, and another goes', () => {
  const [config, service] = [object('ConfigMap', {}), object('Service', {})];
  expect(compareObjects([config], [service])).toEqual([
    { object: 'ConfigMap logs/loki', change: 'removed', fields: [] },
    { object: 'Service logs/loki', change: 'added', fields: [] },
  ]);
});

test('images and ports of containers are told by the names of the containers', () => {
  expect(changed('Deployment', pod('loki:3.6.3', 3100), pod('loki:3.7.6', 3200))).toEqual([
    'image spec.template.spec.containers.loki.image',
    'port spec.template.spec.containers.loki.ports.http.containerPort',
  ]);
});

test.each([
  ['StatefulSet', 'serviceName'],
  ['StatefulSet', 'volumeClaimTemplates'],
  ['StatefulSet', 'podManagementPolicy'],
  ['Deployment', 'selector'],
  ['DaemonSet', 'selector'],
  ['Job', 'template'],
  ['Service', 'clusterIP'],
])('of a %s nobody may change %s', (kind, field) => {
  expect(changed(kind, { [field]: 'a' }, { [field]: 'b' })).toEqual([`immutable spec.${field}`]);
});

test.each([
  ['StatefulSet', 'replicas'],
  ['Deployment', 'strategy'],
  ['Service', 'type'],
])('of a %s everybody may change %s', (kind, field) => {
  expect(changed(kind, { [field]: 'a' }, { [field]: 'b' })).toEqual([`other spec.${field}`]);
});

test('rights are told, those of a new role as well', () => {
  const [before, after] = [roleOf(['get']), roleOf(['get', 'list'])];
  expect(compareObjects([before], [after])[0]?.fields.map(({ kind }) => kind)).toEqual(['right']);
  expect(compareObjects([], [after])).toMatchObject([{ change: 'added', fields: [{ kind: 'right' }] }]);
});

function roleOf(verbs: string[]) {
  const json = {
    apiVersion: 'rbac/v1',
    kind: 'ClusterRole',
    metadata: { name: 'loki' },
    rules: [{ resources: ['secrets'], verbs }],
  };
  const made = kubeObject(json, 'test');
  if (!made) throw new Error('no role');
  return made;
}

test('which chart made it, and where a named entry stands, is no change', () => {
  const labelled = (chart: string) => object('Service', {}, { labels: { 'helm.sh/chart': chart } });
  expect(compareObjects([labelled('loki-6.49.0')], [labelled('loki-7.3.0')])).toEqual([]);
  const env = (names: readonly string[]) => ({ env: names.map((name) => ({ name, value: 'x' })) });
  expect(changed('Pod', env(['A', 'B']), env(['B', 'A']))).toEqual([]);
});
