import { join } from 'node:path';
import { NOTHING_DECLARED } from '../../lib/references/declared';
import { linkFolder } from '../../verify/link-folder';
import { withFolder } from './folder';

// Folders of others: what their own files leave open is no fault, and what nothing could bring still is.

type Files = Readonly<Record<string, string>>;

const link = (files: Files, below = '') =>
  withFolder(files, (folder) => {
    const { problems, broken, summary } = linkFolder(join(folder, below), {
      inventories: [],
      declared: NOTHING_DECLARED,
    });
    const told = broken.map(({ finding }) => `${finding.id}: ${finding.problem}`);
    return { problems, told, summary: summary.replaceAll(folder, 'folder') };
  });
const told = (files: Files) => link(files).told;

/** A pod that reads a Secret. */
const reading = (secret: string, namespace = ', namespace: shop') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: app${namespace} }
spec:
  selector: { matchLabels: { app: app } }
  template:
    metadata: { labels: { app: app } }
    spec:
      containers: [{ name: app, ports: [{ containerPort: 80 }] }]
      volumes: [{ name: keys, secret: { secretName: "${secret}" } }]
`;
const of = (apiVersion: string, kind: string, name: string, fields = '', namespace = 'shop') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: "${name}"${namespace && `, namespace: "${namespace}"`} }\n${fields}`;

const MISSING = [expect.stringContaining('there is no Secret')];

test('what reads a Secret that nothing brings is told', () => {
  expect(told({ 'a.yaml': reading('keys') })).toEqual(MISSING);
});

test.each<readonly [string, string, string]>([
  ['names it', 'keys', of('bitnami.com/v1alpha1', 'SealedSecret', 'keys')],
  [
    'names it as its target',
    'keys',
    of('external-secrets.io/v1', 'ExternalSecret', 'x', 'spec: { target: { name: keys } }'),
  ],
  ['has the name that it begins with', 'pg-app', of('postgresql.cnpg.io/v1', 'Cluster', 'pg')],
  ['has a name within it', 'app.pg.credentials.postgresql.acid.zalan.do', of('acid.zalan.do/v1', 'postgresql', 'pg')],
  ['is in no namespace, and of a kind that nobody knows', 'keys', of('example.com/v1', 'Bundle', 'keys', '', '')],
  ['has variables in its name', 'shop-keys', of('external-secrets.io/v1', 'ExternalSecret', '${APP}-keys')],
  ['is a Secret with variables in its name', 'shop-keys', of('v1', 'Secret', '${APP}-keys', '', '${NS}')],
  [
    'is copied into other namespaces',
    'keys',
    `apiVersion: v1\nkind: Secret\nmetadata: { name: keys, namespace: base, annotations: { reflector.v1.k8s.emberstack.com/reflection-allowed: "true" } }\n`,
  ],
])('a Secret may exist if an object %s', (_, secret, object) => {
  expect(told({ 'a.yaml': reading(secret), 'b.yaml': object })).toEqual([]);
  expect(told({ 'a.yaml': reading('another'), 'b.yaml': object })).toEqual(MISSING);
});

test('a name that is put together later is none', () => {
  expect(told({ 'a.yaml': reading('${APP}-keys') })).toEqual([]);
});

describe('kinds without a namespace', () => {
  const bundle = of('trust.example.com/v1', 'Bundle', 'keys', '', '');
  const crd = (scope: string) =>
    of(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      'bundles.trust.example.com',
      `spec: { group: trust.example.com, scope: ${scope}, names: { kind: Bundle } }`,
      '',
    );

  test('act in every namespace', () => {
    expect(told({ 'a.yaml': reading('keys'), 'b.yaml': bundle, 'c.yaml': crd('Cluster') })).toEqual([]);
  });

  test('are counted as such: no object is taken as of the namespace default', () => {
    const files = { 'a.yaml': reading('keys'), 'b.yaml': bundle };
    expect(link(files).summary).toBe('folder: 2 objects, 0 releases known, 0 not known');
    expect(link({ ...files, 'c.yaml': crd('Namespaced') }).summary).toContain('1 object without a namespace');
    const other = of('trust.example.com/v1', 'Bundle', 'other');
    expect(link({ ...files, 'c.yaml': other }).summary).toContain('1 object without a namespace');
  });
});

describe('objects that do not say their namespace', () => {
  const secret = of('v1', 'Secret', 'keys', 'stringData: { a: b }', 'base');

  test('may be in that of any other', () => {
    expect(told({ 'a.yaml': reading('keys', ''), 'b.yaml': secret })).toEqual([]);
    expect(told({ 'a.yaml': reading('key', ''), 'b.yaml': secret })).toEqual(MISSING);
  });

  test('may have what a release brings, wherever that is', () => {
    const release = of('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'vault', 'spec: {}', 'base');
    expect(told({ 'a.yaml': reading('key', ''), 'b.yaml': release })).toEqual([]);
    expect(told({ 'a.yaml': reading('key'), 'b.yaml': release })).toEqual(MISSING);
  });

  test('two of one name may be two: what either has is there', () => {
    const service = (port: number) => of('v1', 'Service', 'web', `spec: { ports: [{ port: ${port} }] }`, '');
    const ingress = of(
      'networking.k8s.io/v1',
      'Ingress',
      'web',
      'spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }',
      '',
    );
    expect(told({ 'a/s.yaml': service(80), 'b/s.yaml': service(81), 'i.yaml': ingress })).toEqual([]);
    expect(told({ 'a/s.yaml': service(82), 'b/s.yaml': service(81), 'i.yaml': ingress })).toHaveLength(1);
  });
});

describe('Kustomize', () => {
  const kustomization = (text: string) => ({ 'a.yaml': reading('keys'), 'kustomization.yaml': text });

  test.each([
    ['makes a Secret', 'secretGenerator: [{ name: keys, envs: [x] }]'],
    ['changes objects', 'patches: [{ path: b.yaml }]'],
    ['renames them', 'namePrefix: a-'],
    ['brings others by a URL', 'resources: [a.yaml, https://example.com/keys.yaml]'],
    ['brings others from outside of the folder', 'resources: [a.yaml, ../base]'],
  ])('may bring what is missing if it %s', (_, text) => {
    expect(told(kustomization(text))).toEqual([]);
  });

  test('that only lists files, or makes something else, does not', () => {
    expect(told(kustomization('resources: [a.yaml]'))).toEqual(MISSING);
    expect(told(kustomization('configMapGenerator: [{ name: keys }]'))).toEqual(MISSING);
  });

  test('puts objects elsewhere', () => {
    const secret = of('v1', 'Secret', 'keys', '', 'base');
    expect(told({ ...kustomization('namespace: base'), 'b.yaml': secret })).toEqual([]);
  });

  test('says a part of an object again', () => {
    const patch = of('apps/v1', 'Deployment', 'app', 'spec: { replicas: 2 }');
    const budget = of('policy/v1', 'PodDisruptionBudget', 'app', 'spec: { selector: { matchLabels: { app: app } } }');
    const keys = of('v1', 'Secret', 'keys');
    const files = { 'a/a.yaml': reading('keys'), 'a/k.yaml': keys, 'b/patch.yaml': patch, 'c.yaml': budget };
    expect(link(files)).toMatchObject({ told: [], summary: expect.stringContaining('3 objects') });
  });
});

describe('what is delivered from elsewhere may bring what is missing', () => {
  const flux = (path: string) =>
    of(
      'kustomize.toolkit.fluxcd.io/v1',
      'Kustomization',
      'x',
      `spec: { path: ${path}, sourceRef: { kind: Bucket, name: b } }`,
      'shop',
    );
  const bucket = of('source.toolkit.fluxcd.io/v1', 'Bucket', 'b');
  const argo = (path: string) =>
    of('argoproj.io/v1alpha1', 'Application', 'x', `spec: { project: default, source: { path: ${path} } }`);
  const files = (object: string) => ({ 'apps/a.yaml': reading('keys'), 'x.yaml': object, 'b.yaml': bucket });

  test.each([flux, argo])('by an engine', (delivery) => {
    expect(told(files(delivery('./apps')))).toEqual(MISSING);
    expect(link(files(delivery('./others')))).toMatchObject({
      told: [],
      summary: expect.stringContaining('not known here'),
    });
  });
});

test.each(['constructor', 'toString', '__proto__'])('a kind that is called %s is one like any other', (kind) => {
  expect(told({ 'a.yaml': of('example.com/v1', kind, 'a', 'spec: { url: "http://a.b:80" }\n') })).toEqual([]);
});

describe('what is no manifest', () => {
  const TEMPLATE =
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n{{- if .Values.x }}\n  namespace: {{ .Release.Namespace }}\n{{- end }}\n';

  test('templates of a chart are left out, and that is told', () => {
    const {
      problems,
      told: broken,
      summary,
    } = link({
      'app/Chart.yaml': 'name: app\n',
      'app/templates/a.yaml': TEMPLATE,
      'app/values.yaml': 'a: 1\n',
      'b.yaml': reading('keys'),
    });
    expect([problems, broken]).toEqual([[], []]);
    expect(summary).toContain('charts, of which only what helm template prints can be linked: folder/app');
  });

  test('so are templates of other programs', () => {
    const { problems, summary } = link({ 'a.yaml': TEMPLATE });
    expect(problems).toEqual([]);
    expect(summary).toContain('templates, which are not read: folder/a.yaml');
    const unquoted = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a, namespace: {{ x }} }\n';
    expect(link({ 'a.yaml': unquoted }).summary).toContain('0 objects');
  });

  test('files of other programs are not read, and a manifest that is broken is told in one line', () => {
    expect(link({ 'config.yml': 'password: !secret a\nx: [\n' }).problems).toEqual([]);
    expect(link({ 'a.yaml': `${reading('a')}a: [\nb: ]\nc: }\n` }).problems).toEqual([
      expect.stringMatching(/a\.yaml:12: not valid YAML.*; errors in 1 more line follow; /),
    ]);
  });
});

describe('ports that containers do not list', () => {
  const service = (target: string | number) =>
    of('v1', 'Service', 'app', `spec: { selector: { app: app }, ports: [{ port: 80, targetPort: ${target} }] }`);
  const keys = of('v1', 'Secret', 'keys');
  const files = (target: string | number) => ({ 'a.yaml': reading('keys'), 'b.yaml': service(target), 'c.yaml': keys });

  test('are open all the same, and only names must be listed', () => {
    expect(told(files(9090))).toEqual([]);
    expect(told(files('web'))).toEqual([expect.stringContaining('leads to port web of the pods')]);
  });

  test('are closed where it is declared who calls what', () => {
    expect(told({ ...files(9090), 'needs.txt': '' })).toEqual(
      expect.arrayContaining([expect.stringContaining('9090')]),
    );
  });
});

test('a monitor may read what is in a namespace of others', () => {
  const monitor = (name: string) =>
    of(
      'monitoring.coreos.com/v1',
      'ServiceMonitor',
      'm',
      `spec: { namespaceSelector: { matchNames: [${name}] }, selector: { matchLabels: { app: x } }, endpoints: [{ port: web }] }`,
    );
  expect(told({ 'a.yaml': monitor('others') })).toEqual([]);
  expect(told({ 'a.yaml': monitor('shop') })).toHaveLength(1);
});

test('an empty name of a ServiceAccount is the one that every namespace has', () => {
  const text = reading('keys').replace('    spec:\n', '    spec:\n      serviceAccountName: ""\n');
  expect(told({ 'a.yaml': text, 'k.yaml': of('v1', 'Secret', 'keys') })).toEqual([]);
});

test('what others bring can be said by the words of the finding', () => {
  const { fix } = withFolder({ 'a.yaml': reading('keys') }, (folder) => {
    const [found] = linkFolder(folder, { inventories: [], declared: NOTHING_DECLARED }).broken;
    return found?.finding ?? { fix: '' };
  });
  expect(fix).toBe("create keys; if others bring it: --external 'secret shop keys'");
});
