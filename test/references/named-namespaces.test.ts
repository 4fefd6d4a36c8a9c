import type { JsonObject } from '../../lib/kubernetes/json';
import { kubeObject } from '../../lib/references/kube-object';
import { namedNamespaces } from '../../lib/references/named-namespaces';

function named(kind: string, content: JsonObject): readonly string[] {
  const object = kubeObject({ apiVersion: 'v1', kind, metadata: { name: 'a', namespace: 'own' }, ...content }, 'test');
  if (!object) throw new Error('no object');
  return namedNamespaces(object);
}

const byName = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const listed = { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['c', 'd'] };

test.each<readonly [string, JsonObject, readonly string[]]>([
  [
    'NetworkPolicy',
    {
      spec: {
        ingress: [{ from: [byName('a'), { namespaceSelector: { matchLabels: { team: 'x' } } }] }],
        egress: [{ to: [byName('b'), { namespaceSelector: { matchExpressions: [listed] } }] }],
      },
    },
    ['a', 'b', 'c', 'd'],
  ],
  [
    'AuthorizationPolicy',
    {
      spec: {
        rules: [
          {
            from: [
              { source: { namespaces: ['a', 'team-*'] } },
              { source: { principals: ['cluster.local/ns/b/sa/x'] } },
              { source: { serviceAccounts: ['c/x'], notNamespaces: ['d'] } },
            ],
          },
        ],
      },
    },
    ['a', 'b', 'c'],
  ],
  ['ServiceMonitor', { spec: { namespaceSelector: { matchNames: ['a'] } } }, ['a']],
  ['PodMonitor', { spec: { namespaceSelector: { any: true } } }, []],
  ['RoleBinding', { subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'a' }] }, ['a']],
  ['ClusterRoleBinding', { subjects: [{ kind: 'Group', name: 'x' }] }, []],
  [
    'HelmRelease',
    {
      spec: {
        targetNamespace: 'a',
        chart: { spec: { sourceRef: { namespace: 'b' } } },
        dependsOn: [{ name: 'x', namespace: 'c' }],
        values: { namespace: 'd' },
      },
    },
    ['a', 'b', 'c'],
  ],
  ['Kustomization', { spec: { sourceRef: { namespace: 'a' } } }, ['a']],
  ['HelmChart', { spec: { targetNamespace: 'a' } }, ['a']],
  ['Application', { spec: { destination: { namespace: 'a' } } }, ['a']],
  ['ConfigMap', { data: { namespace: 'a' } }, []],
  // It limits where its Applications may go: what is there, they name themselves.
  ['AppProject', { spec: { destinations: [{ namespace: 'a' }] } }, []],
])('the namespaces that a %s names', (kind, content, names) => {
  expect(named(kind, content)).toEqual(names);
});

test('what every cluster has is not spoken of', () => {
  expect(named('NetworkPolicy', { spec: { egress: [{ to: [byName('kube-system')] }] } })).toEqual([]);
});
