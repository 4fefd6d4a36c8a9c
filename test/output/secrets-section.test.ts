import { App } from 'cdk8s';
import { renderStack } from '../../lib/output/render';
import { LoggingStack } from '../../lib/stack/logging-stack';
import { loadOne, MINIMAL } from '../environment/in-memory';

const S3 = '{ s3: { region: eu-west-1, buckets: { chunks: lines }, credentialsSecret: loki-s3 } }';

/** The README, and the paths of all files beside it. */
function render(delivery: string, more = '', namespace = 'logging') {
  const text = MINIMAL.replace('{ flux: {} }', delivery)
    .replace('{ filesystem: {} }', S3)
    .replaceAll('namespace: monitoring', `namespace: ${namespace}`);
  const files = renderStack(new LoggingStack(new App(), 'x', loadOne(`${text}${more}`)), []);
  const paths = files.map(({ path }) => path.replace('production/', ''));
  const content = files.find(({ path }) => path === 'production/README.md')?.content ?? '';
  return { paths, readme: content };
}

const commands = (readme: string) =>
  /## Secrets that must exist[\s\S]*?```sh\n([\s\S]*?)\n```/.exec(readme)?.[1]?.split('\n') ?? [];

const ARGO = '{ argocd: { source: { repoUrl: https://git.example.com/logging.git, targetRevision: main } } }';

test.each([
  ['{ flux: {} }', 'Flux takes over'],
  [ARGO, 'Argo CD takes over'],
  ['{ helmController: {} }', 'helm.takeOwnership'],
])('%s: a Secret comes after its namespace, and before the first sync', (delivery, takeover) => {
  const { readme, paths } = render(delivery);
  const [namespace = '', secret] = commands(readme);
  expect(namespace).toBe('kubectl apply --server-side -f 1-prerequisites/logging-namespace.yaml');
  expect(paths).toContain(namespace.split(' ').at(-1));
  expect(secret).toBe(
    'kubectl -n logging create secret generic loki-s3 --from-file=AWS_ACCESS_KEY_ID=FILE --from-file=AWS_SECRET_ACCESS_KEY=FILE',
  );
  expect(readme).toContain(takeover);
});

test('nobody makes the namespace of someone else', () => {
  const { readme } = render('{ flux: {} }', 'namespaces: { logging: { existing: true } }\n');
  expect(commands(readme)).toEqual([expect.stringContaining('create secret generic loki-s3')]);
  expect(readme).not.toContain('takes over');
});

test('an engine that brings Secrets itself needs no order', () => {
  const { readme } = render('{ flux: { secrets: { path: ./secrets } } }');
  expect(readme).toContain('applies that folder before the releases');
  expect(readme).not.toContain('create secret');
});

test('what is switched off speaks of no folder and no script that is not there', () => {
  const shared = render('{ flux: {} }', 'enabled: false\nnamespaces: { logging: { existing: true } }\n');
  expect(shared.paths).toEqual(['README.md', 'kustomization.yaml', 'needs.txt']);
  for (const { readme, paths } of [shared, render('{ flux: {} }', 'enabled: false\n')]) {
    const folders = [...readme.matchAll(/`([a-z0-9-]+)\/`/g)].flatMap(([, folder]) => folder ?? []);
    expect(folders.filter((folder) => !paths.some((path) => path.startsWith(`${folder}/`)))).toEqual([]);
    expect(readme).not.toContain('smoke.sh');
  }
});
