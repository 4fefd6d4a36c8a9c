import { join } from 'node:path';
import { NOTHING_DECLARED } from '../../lib/references/declared';
import { joinDeclared, parseExternal } from '../../verify/external';
import { clusterFolders, linkFolder } from '../../verify/link-folder';
import { withFolder } from './folder';

const options = { inventories: [], declared: NOTHING_DECLARED };

const APP = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: shop }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - name: shop
          args: [--logs=http://loki.logs.svc:3100/push]
          ports: [{ containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop }
spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] }
`;
const CALLER = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: caller, namespace: shop }
    data: { url: 'http://shop.shop.svc' }
`;
const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: loki, namespace: flux-system }
spec: { chart: { spec: { chart: loki, version: 6.49.0, sourceRef: { kind: HelmRepository, name: g } } }, targetNamespace: logs }
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: { name: g, namespace: flux-system }
spec: { url: https://charts.example }
`;

const GOOD = {
  'app/shop.yaml': APP,
  'app/caller.yml': CALLER,
  'kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [app]\n',
  'needs.txt': '# x\nnamespace logs\nservice logs loki 3100\n',
  'values.yaml': 'loki: { enabled: true }\n',
  '.git/broken.yaml': 'a: [',
};

const link = (files: Readonly<Record<string, string>>, more = {}) =>
  withFolder(files, (folder) => {
    const { problems, broken, summary } = linkFolder(folder, { ...options, ...more });
    const relative = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, 'folder');
    return {
      problems: problems.map(relative),
      broken: broken.map(({ finding, location }) => `${finding.id} ${relative(location)}: ${finding.problem}`),
      summary: relative(summary),
    };
  });

test('a folder in which everything leads somewhere', () => {
  expect(link(GOOD)).toEqual({
    problems: [],
    broken: [],
    summary: 'folder: 3 objects, 0 releases known, 0 not known',
  });
});

test('what leads nowhere is told with its file', () => {
  const renamed = { ...GOOD, 'app/caller.yml': CALLER.replace('shop.shop', 'shops.shop') };
  expect(link(renamed).broken).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^link\/url app\/caller\.yml: ConfigMap shop\/caller: .*shop\/shops/),
    ]),
  );
});

test('a Service of somebody else must be declared: by needs.txt, in the folder or above, or by hand', () => {
  const { 'needs.txt': _, ...undeclared } = GOOD;
  expect(link(undeclared).broken).toMatchObject([expect.stringMatching(/^link\/url app\/shop\.yaml/)]);
  expect(link(undeclared, { declared: parseExternal('loki.logs:3100') }).broken).toEqual([]);
  expect(link(undeclared, { declared: parseExternal('loki.logs:3200') }).broken).toHaveLength(1);
  const above = withFolder(GOOD, (folder) => linkFolder(join(folder, 'app'), options));
  expect(above.broken).toEqual([]);
});

test('what others bring is told by lines as in a needs.txt', () => {
  const { 'needs.txt': _, ...undeclared } = GOOD;
  const told = (line: string) => link(undeclared, { declared: parseExternal(line) }).broken;
  expect(told('service logs loki 3100')).toEqual([]);
  expect(told('object Service logs loki')).toEqual([]);
  expect(told('object Service logs tempo')).toHaveLength(1);
  expect(
    joinDeclared(
      ...['namespace a', 'secret a b c', 'object ClusterRole d'].flatMap((line) => parseExternal(line) ?? []),
    ),
  ).toEqual({
    namespaces: ['a'],
    secrets: [{ namespace: 'a', name: 'b', keys: ['c'] }],
    services: [],
    unusedServices: [],
    ports: [],
    objects: [{ kind: 'ClusterRole', name: 'd' }],
  });
});

test('with a needs.txt, a port that nobody calls is a fault, unless it only looks open', () => {
  const { 'needs.txt': needs, ...undeclared } = { ...GOOD, 'app/caller.yml': '' };
  const declared = parseExternal('loki.logs:3100');
  expect(link(undeclared, { declared }).broken).toEqual([]);
  expect(link({ ...undeclared, 'needs.txt': needs }).broken).toMatchObject([expect.stringMatching(/^link\/listener/)]);
  expect(link({ ...undeclared, 'needs.txt': `${needs}port shop shop 8080\n` }).broken).toEqual([]);
});

test('objects without a namespace go where they are told to, or anywhere', () => {
  const account = `kind: ServiceAccount\napiVersion: v1\nmetadata: { name: a }\n`;
  const binding = `---
kind: ClusterRoleBinding
apiVersion: rbac.authorization.k8s.io/v1
metadata: { name: b }
roleRef: { kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: a, namespace: argocd }]
`;
  const files = { 'a.yaml': account + binding };
  expect(link(files)).toMatchObject({
    broken: [],
    summary: expect.stringMatching(/\n1 object without a namespace, which may be in any: --namespace names it$/),
  });
  expect(link(files, { namespace: 'other' })).toMatchObject({
    broken: [expect.stringContaining('gives rights to the ServiceAccount argocd/a, which does not exist')],
  });
  expect(link(files, { namespace: 'argocd' })).toMatchObject({
    broken: [],
    summary: 'folder: 2 objects, 0 releases known, 0 not known',
  });
});

test('a kustomization that changes objects is not applied, and that is told', () => {
  const changing = { ...GOOD, 'kustomization.yaml': `${GOOD['kustomization.yaml']}namePrefix: a-\n` };
  expect(link(changing).summary).toMatch(
    /\na kustomization\.yaml changes what is delivered: link what kustomize build prints$/,
  );
});

test('a chart that is an object of its own has no name', () => {
  const release = `kind: HelmRelease
apiVersion: helm.toolkit.fluxcd.io/v2
metadata: { name: envoy, namespace: envoy }
spec: { chartRef: { kind: OCIRepository, name: envoy } }
---
kind: OCIRepository
apiVersion: source.toolkit.fluxcd.io/v1
metadata: { name: envoy, namespace: envoy }
`;
  expect(link({ 'a.yaml': release }).summary).toBe('folder: 2 objects, 0 releases known, 1 not known: envoy');
});

test('what a release of which nothing is known renders to may be what is called', () => {
  const { 'needs.txt': _, ...undeclared } = GOOD;
  const { broken, summary } = link({ ...undeclared, 'loki.yaml': RELEASE });
  expect(broken).toEqual([]);
  expect(summary).toBe('folder: 5 objects, 0 releases known, 1 not known: logs-loki (loki 6.49.0)');
});

test('a file that is not YAML is told with its line, and the others are read all the same', () => {
  const { problems, summary } = link({
    ...GOOD,
    'bad.yaml': 'apiVersion: v1\n---\nkind: B\n  x: [\n',
  });
  expect(problems).not.toEqual([]);
  expect(problems[0]).toMatch(/^bad\.yaml:4: not valid YAML: /);
  expect(summary).toContain('3 objects');
});

test('no message quotes a file: it may hold credentials', () => {
  const { problems } = link({ 'bad.yaml': 'apiVersion: v1\nkind: Secret\nstringData:\n  password: "hunter2\n' });
  expect(problems.join()).not.toContain('hunter2');
  expect(problems).not.toEqual([]);
});

test('folders of clusters below one are looked at one by one', () => {
  const two = { 'b/needs.txt': '', 'a/needs.txt': '', 'c/x.yaml': '' };
  expect(withFolder(two, (folder) => clusterFolders(folder).map((path) => path.slice(folder.length)))).toEqual([
    '/a',
    '/b',
  ]);
  expect(withFolder(GOOD, (folder) => clusterFolders(folder).map((path) => path.slice(folder.length)))).toEqual(['']);
});

test.each([
  'loki',
  'loki:3100',
  'loki.logs',
  'http://loki.logs:3100',
  'loki.logs:x',
  'object ConfigMap',
  'service a b',
  'service a b c',
  'silence a b 1',
])('%s names nothing', (text) => {
  expect(parseExternal(text)).toBeUndefined();
});
