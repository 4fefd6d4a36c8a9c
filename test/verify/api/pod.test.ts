import { namespacesOf } from '../../../verify/api/namespaces';
import { podOf } from '../../../verify/api/pod';
import { configMap, object } from '../samples';

const spec = { priorityClassName: 'high', containers: [{ name: 'c', image: 'i' }] };
const metadata = { name: 'w', namespace: 'demo' };

test.each<[string, object]>([
  ['Deployment', { template: { metadata: { labels: { app: 'x' } }, spec } }],
  ['CronJob', { jobTemplate: { spec: { template: { metadata: { labels: { app: 'x' } }, spec } } } }],
])('a %s runs a pod in its namespace, without what only controllers bring', (kind, written) => {
  const workload = object({ apiVersion: 'any/v1', kind, metadata, spec: { ...written } });
  expect(podOf(workload)).toMatchObject({
    kind: 'Pod',
    metadata: { namespace: 'demo', labels: { app: 'x' } },
    spec: { containers: spec.containers, volumes: [] },
  });
  expect(JSON.stringify(podOf(workload))).not.toContain('priorityClassName');
});

test('claims of a StatefulSet become volumes', () => {
  const volumeClaimTemplates = [{ metadata: { name: 'data' } }];
  const set = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: { template: { spec }, volumeClaimTemplates },
  };
  expect(podOf(object(set))).toMatchObject({ spec: { volumes: [{ name: 'data', emptyDir: {} }] } });
});

test('what runs no pods has none', () => {
  expect(podOf(object(configMap({})))).toBeUndefined();
});

test('a namespace of others has no labels, an own one has its own', () => {
  const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
  const own = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'own', labels } };
  const namespaces = namespacesOf([object(own), object(configMap({})), object(configMap({}, 'b'))]);
  expect(namespaces).toEqual([own, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo' } }]);
});
