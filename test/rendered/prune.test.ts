import fc from 'fast-check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { kubeObject } from '../../lib/references/kube-object';
import { pruneObjects } from '../../lib/rendered/prune';

function prune(...objects: readonly JsonObject[]) {
  return pruneObjects(objects.flatMap((object) => kubeObject(object, 'release x', 'logs') ?? []));
}

const meta = (name: string, rest: JsonObject = {}): JsonObject => ({ name, ...rest });

test('no value of a Secret is ever kept, wherever it stands', () => {
  const value = fc.string({ minLength: 12 }).map((text) => `secret-${text}`);
  const keys = fc.dictionary(fc.stringMatching(/^[a-z.]{1,8}$/), value, { minKeys: 1 });
  fc.assert(
    fc.property(keys, keys, value, (data, stringData, annotation) => {
      const metadata = meta('keys', { annotations: { last: annotation } });
      const [pruned] = prune({ apiVersion: 'v1', kind: 'Secret', metadata, data, stringData, immutable: true });
      expect(JSON.stringify(pruned)).not.toContain('secret-');
      expect(Object.keys(pruned?.data ?? {})).toEqual(Object.keys(data));
      expect(Object.keys(pruned?.stringData ?? {})).toEqual(Object.keys(stringData));
    }),
  );
});

test('of a ConfigMap the keys and the URLs', () => {
  const data = { 'config.yaml': 'password: hidden\nurl: http://loki.logs.svc:3100/push', empty: 'nothing here' };
  expect(prune({ apiVersion: 'v1', kind: 'ConfigMap', metadata: meta('loki'), data })).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'loki', namespace: 'logs' },
      data: { 'config.yaml': 'http://loki.logs.svc:3100', empty: '' },
    },
  ]);
});

test('of pods what others refer to: labels, images, ports, references, and the URLs among their arguments', () => {
  const key = { name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'a' } } };
  const container: JsonObject = {
    name: 'loki',
    image: 'grafana/loki',
    args: ['-config.file=/etc/loki', '-url=http://loki.logs.svc:3100'],
    ports: [{ name: 'http', containerPort: 3100 }],
    env: [{ name: 'PASSWORD', value: 'hidden' }, key],
  };
  const template = {
    metadata: { labels: { app: 'loki' }, annotations: { 'checksum/config': 'abc' } },
    spec: { serviceAccountName: 'loki', containers: [container] },
  };
  const [pruned] = prune({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: meta('loki'), spec: { template } });
  expect(pruned?.spec).toEqual({
    template: {
      metadata: { labels: { app: 'loki' } },
      spec: {
        serviceAccountName: 'loki',
        containers: [{ ...container, args: ['http://loki.logs.svc:3100'], env: [{ name: 'PASSWORD' }, key] }],
      },
    },
  });
});

test('of a kind that nobody reads only what names it, and a cluster-scoped one has no namespace', () => {
  const webhook = {
    apiVersion: 'x/v1',
    kind: 'Unheard',
    metadata: meta('a', { annotations: { b: 'c' } }),
    spec: { d: 1 },
  };
  expect(prune(webhook)).toEqual([{ apiVersion: 'x/v1', kind: 'Unheard', metadata: { name: 'a' } }]);
  expect(prune({ apiVersion: 'v1', kind: 'Namespace', metadata: meta('logs') })[0]?.metadata).toEqual({ name: 'logs' });
});

test('sorted by kind, namespace and name, in whatever order Helm prints', () => {
  const of = (kind: string, name: string) => ({ apiVersion: 'v1', kind, metadata: meta(name) });
  const objects = [of('Service', 'b'), of('ConfigMap', 'z'), of('Service', 'a')];
  expect(prune(...objects)).toEqual(prune(...[...objects].reverse()));
  expect(prune(...objects).map(({ kind }) => kind)).toEqual(['ConfigMap', 'Service', 'Service']);
});

test('labels that are others with every version are left out, so that a new version shows what it changes', () => {
  const labels = { app: 'loki', 'helm.sh/chart': 'loki-7.3.0', 'app.kubernetes.io/version': '3.6.11' };
  const spec = { selector: { app: 'loki' }, ports: [{ name: 'http', port: 80 }] };
  const [service] = prune({ apiVersion: 'v1', kind: 'Service', metadata: meta('loki', { labels }), spec });
  expect(service?.metadata).toMatchObject({ labels: { app: 'loki' } });
  expect(JSON.stringify(service)).not.toContain('7.3.0');
});
