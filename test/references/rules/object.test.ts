import type { JsonObject } from '../../../lib/kubernetes/json';
import type { KubeObject } from '../../../lib/references/kube-object';
import { broken, names, object, pods, service } from '../objects';

const using = (spec: JsonObject) => pods('loki', { ports: [], spec });
const claim = (claimName: string) => using({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }] });
const chart = (name: string) => ({ chart: { spec: { sourceRef: { kind: 'HelmRepository', name } } } });
const flux = (spec: JsonObject) => object('HelmRelease', 'alloy', { spec });
const stateful = (serviceName: string) => object('StatefulSet', 'loki', { spec: { serviceName } });
const scaler = (name: string) =>
  object('HorizontalPodAutoscaler', 'loki', { spec: { scaleTargetRef: { kind: 'Deployment', name } } });

test.each<readonly [string, string, KubeObject, (name: string) => KubeObject]>([
  ['a claim', 'object', object('PersistentVolumeClaim', 'target', {}), claim],
  [
    'a priority class',
    'object',
    object('PriorityClass', 'target', {}),
    (priorityClassName) => using({ priorityClassName }),
  ],
  ['what is scaled', 'object', pods('target', { ports: [] }), scaler],
  ['the Service of a StatefulSet', 'service', service('target', {}, []), stateful],
  ['a chart’s source', 'delivery', object('HelmRepository', 'target', {}), (name) => flux(chart(name))],
  ['a release before it', 'delivery', object('HelmRelease', 'target', {}), (name) => flux({ dependsOn: [{ name }] })],
  [
    'a stage before it',
    'delivery',
    object('Kustomization', 'target', {}),
    (name) => object('Kustomization', 'stage', { spec: { dependsOn: [{ name }] } }),
  ],
  [
    'a project',
    'delivery',
    object('AppProject', 'target', {}),
    (project) => object('Application', 'app', { spec: { project } }),
  ],
])('%s', (_, check, target, naming) => {
  expect(names([target, naming('target')])).toEqual([]);
  expect(broken([target, naming('targets')])).toMatchObject([{ check, fix: 'write target' }]);
});

test('what has no namespace is named without one', () => {
  expect(broken([using({ priorityClassName: 'urgent' })])).toMatchObject([
    { problem: 'it names PriorityClass urgent, which does not exist', fix: 'create the PriorityClass urgent' },
  ]);
});

test('what every cluster has', () => {
  const project = object('Application', 'app', { spec: { project: 'default' } });
  expect(names([using({ priorityClassName: 'system-node-critical' }), project])).toEqual([]);
});

test('a source in a declared namespace may be somebody else’s', () => {
  const stage = object('Kustomization', 'stage', {
    spec: { sourceRef: { kind: 'GitRepository', name: 'flux-system' } },
  });
  expect(names([stage])).toEqual(['delivery Kustomization logging/stage']);
  expect(names([stage], { namespaces: ['logging'] })).toEqual([]);
});

test('a governing Service that nobody needs may be missing', () => {
  const unusedServices = [{ namespace: 'logging', name: 'gone' }];
  expect(names([stateful('gone')], { unusedServices })).toEqual([]);
  expect(names([stateful('other')], { unusedServices })).toHaveLength(1);
});
