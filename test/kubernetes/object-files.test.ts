import { objectFiles } from '../../lib/kubernetes/object-files';

const object = (kind: string, name: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});
const names = (...objects: readonly ReturnType<typeof object>[]) => objectFiles(objects).map(({ file }) => file);

test('a file is named after component and kind', () => {
  expect(names(object('HelmRelease', 'loki', 'flux-system'), object('Namespace', 'loki'))).toEqual([
    'loki-helmrelease.yaml',
    'loki-namespace.yaml',
  ]);
});

test('objects that share name and kind never share a file', () => {
  const policies = ['loki', 'otel-shipper'].map((namespace) => object('PeerAuthentication', 'default', namespace));
  expect(names(...policies, object('ConfigMap', 'default', 'loki'))).toEqual([
    'loki-default-peerauthentication.yaml',
    'otel-shipper-default-peerauthentication.yaml',
    'loki-default-configmap.yaml',
  ]);
});

test.each([
  ['a colon, as the names of RBAC have it', 'system:x', /^system-x-clusterrole-[0-9a-f]{8}\.yaml$/],
  [
    'a step to the folder above',
    '..\\..\\x',
    /^x-clusterrole-[0-9a-f]{8}\.yaml$|^[a-z0-9.-]+-clusterrole-[0-9a-f]{8}\.yaml$/,
  ],
  ['a dot in front', '.hidden', /^hidden-clusterrole-[0-9a-f]{8}\.yaml$/],
  ['more letters than a file has', 'x'.repeat(253), /^x{180}-[0-9a-f]{8}\.yaml$/],
  ['the name of a list of resources', 'kustomization', /^kustomization-clusterrole\.yaml$/],
])('a name with %s is one of a file in its folder', (_, name, file) => {
  const [written = ''] = names(object('ClusterRole', name));
  expect(written).toMatch(file);
  expect(written).not.toMatch(/[^a-z0-9._-]|^\./);
});

test('names that are one where letters have no case are two files', () => {
  const [one = '', other = ''] = names(object('ClusterRole', 'Alloy'), object('ClusterRole', 'alloy'));
  expect(new Set([one.toLowerCase(), other.toLowerCase()]).size).toBe(2);
});

test('names that the namespace in front makes one are two files', () => {
  const written = names(
    object('ConfigMap', 'b-c', 'a'),
    object('ConfigMap', 'b-c', 'x'),
    object('ConfigMap', 'c', 'a-b'),
    object('ConfigMap', 'c', 'y'),
  );
  expect(new Set(written).size).toBe(4);
});

test('an object of the whole cluster has no namespace in front', () => {
  expect(names(object('PriorityClass', 'default'))).toEqual(['default-priorityclass.yaml']);
});
