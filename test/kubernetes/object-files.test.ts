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
