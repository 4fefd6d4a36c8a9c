import { type KubeObject, kubeObject } from '../../../lib/references/kube-object';
import { broken, LOKI, names, object, pods, service, text } from '../objects';

const problems = (...added: readonly KubeObject[]) => broken([...LOKI, ...added]).map(({ problem }) => problem);

test('a right call of a Service is not broken', () => {
  expect(names(LOKI)).toEqual([]);
});

test.each([
  ['the namespace only', 'http://loki.logging'],
  ['no namespace', 'http://loki/push'],
  ['the port', 'http://loki.logging.svc:80'],
  ['another cluster domain', 'http://loki.logging.svc.example.org'],
  ['an address', 'http://10.0.0.1:9000'],
  ['the internet', 'https://example.com/x'],
  ['a name of the internet with a label that is a namespace', 'https://api.logging.example.com'],
  ['itself', 'http://localhost:12345'],
  ['the API server', 'https://kubernetes.default.svc'],
  ['the DNS of the cluster', 'resolver kube-dns.kube-system.svc.cluster.local.;'],
  ['a namespace that nobody knows, which may be anything', 'main.go:120'],
])('%s', (_, address) => {
  expect(problems(text(address))).toEqual([]);
});

test('a wrong port is said with the right one', () => {
  const [found, ...more] = broken([...LOKI, text('http://loki.logging.svc:8080')]);
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    check: 'url',
    object: 'ConfigMap logging/text',
    origin: 'text.yaml',
    problem: 'it calls http://loki.logging.svc:8080, and the Service logging/loki has port http (80), not 8080',
    fix: 'write port 80',
  });
});

test('a Service that is not there is said with the nearest, once for all that call it', () => {
  const found = broken([...LOKI, text('http://lokki.logging.svc', 'a'), text('http://lokki.logging.svc:99', 'b')]);
  expect(found).toMatchObject([
    {
      check: 'url',
      object: 'ConfigMap logging/a',
      problem: 'it calls http://lokki.logging.svc, and there is no Service logging/lokki',
      fix: 'write loki',
      declaration: { list: 'services', namespace: 'logging', name: 'lokki', port: 80 },
    },
  ]);
  expect(found[0]?.consequence).toContain('ConfigMap logging/b');
});

test('a namespace that nobody declares', () => {
  expect(problems(text('http://loki.else.svc'))).toEqual([
    'it calls http://loki.else.svc, and nobody declares the namespace else',
  ]);
});

test('a declared Service silences its address, and no other port', () => {
  const declared = { namespaces: ['else'], services: [{ namespace: 'else', name: 'loki', port: 80 }] };
  const call = (address: string) => broken([...LOKI, text(address)], declared).map(({ fix }) => fix);
  expect(call('http://loki.else.svc')).toEqual([]);
  expect(call('http://loki.else.svc:3100')).toEqual(['write port 80']);
  expect(call('http://loky.else.svc')).toEqual(['write loki']);
});

test('a Service that is known to be unused may be missing', () => {
  const unusedServices = [{ namespace: 'logging', name: 'ruler' }];
  expect(names([...LOKI, text('http://ruler.logging.svc:1')], { unusedServices })).toEqual([]);
});

test('a headless Service has the ports of its pods, and names for them', () => {
  const headless = service('peers', { app: 'loki' }, [{ port: 7946 }], { clusterIP: 'None', ports: [] });
  expect(problems(headless, text('http://peers.logging.svc:3100 http://loki-0.peers.logging.svc:3100'))).toEqual([]);
  expect(problems(headless, text('http://peers.logging.svc:3101'))).toHaveLength(1);
});

test('an ExternalName has any port', () => {
  const external = object('Service', 'store', { spec: { type: 'ExternalName', externalName: 'example.com' } });
  expect(problems(external, text('http://store.logging.svc:9000'))).toEqual([]);
});

test.each([
  ['arguments', pods('agent', { ports: [], container: { args: ['--push=http://nobody:1'] } })],
  ['variables', pods('agent', { ports: [], container: { env: [{ name: 'URL', value: 'http://nobody:1' }] } })],
  ['an Ingress', object('Ingress', 'in', { spec: {} }, { annotations: { 'nginx/auth-url': 'http://nobody:1' } })],
  ['values', object('HelmRelease', 'agent', { spec: { values: { a: [{ b: 'http://nobody:1' }] } } })],
  ['values as text', object('HelmChart', 'agent', { spec: { valuesContent: 'a:\n  b: http://nobody:1\n' } })],
  ['values of Argo CD', argo({ valuesObject: { a: 'http://nobody:1' } })],
])('%s are read', (_, caller) => {
  expect(problems(caller)).toEqual(['it calls http://nobody:1, and there is no Service logging/nobody']);
});

test('values that are switched off are not read', () => {
  const values = { gateway: { enabled: false, url: 'http://nobody:1' } };
  expect(problems(object('HelmRelease', 'agent', { spec: { values } }))).toEqual([]);
});

test('values speak of the namespace where the release goes', () => {
  const values = { url: 'http://loki' };
  const release = object(
    'HelmRelease',
    'agent',
    { spec: { targetNamespace: 'logging', values } },
    { namespace: 'flux' },
  );
  expect(problems(release)).toEqual([]);
});

function argo(helm: Record<string, { [key: string]: string }>): KubeObject {
  const json = { apiVersion: 'v1', kind: 'Application', metadata: { name: 'agent', namespace: 'argocd' } };
  const spec = { project: 'default', destination: { namespace: 'logging' }, source: { helm } };
  const read = kubeObject({ ...json, spec }, 'agent.yaml');
  if (!read) throw new Error('the Application is no object');
  return read;
}
