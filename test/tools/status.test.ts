import { type Built, statusTable } from '../../tools/status';
import { survey } from '../../tools/survey';
import { type Fixture, fixture, goMod } from './places';

let here: Fixture;
beforeEach(() => {
  here = fixture();
  here.write('helm/go.mod', goMod('helm.sh/helm/v4', 'v4.3.0'));
  here.write('kubernetes/go.mod', goMod('k8s.io/kubernetes', 'v1.34.2'));
});
afterEach(() => here.remove());

const list = (...names: readonly Parameters<typeof survey>[0][]) =>
  statusTable(names.map((name) => survey(name, here.places)));

test('the list says what is where', () => {
  const helm = here.putBuilt('helm');
  here.install('shellcheck', 'echo "version: 0.9.0"');
  const { path } = here.places;
  expect(
    list('helm', 'shellcheck', 'kube-apiserver')
      .split('\n')
      .map((line) => line.replaceAll(/ {2,}/g, ' | ')),
  ).toEqual([
    'program | version | where | status',
    `helm | 4.3.0 | ${helm} | built`,
    `shellcheck | 0.9.0 | ${path}/shellcheck | on the PATH`,
    'kube-apiserver | 1.34.2 | - | missing: cdk8s-logging tools builds it',
    '',
  ]);
});

test('it says why one on the PATH does not fit', () => {
  here.install('kubectl', 'echo "Client Version: v1.32.4"');
  expect(list('kubectl')).toContain(`${here.places.path}/kubectl is 1.32.4; what fits is within one minor version`);
});

test('it says how to get what we cannot build', () => {
  expect(list('shellcheck')).toContain('missing: apt-get install shellcheck');
});

test('after builds it says how long each took, and which failed', () => {
  const programs = (['helm', 'kubectl'] as const).map((name) => survey(name, here.places));
  const built = new Map<string, Built>([
    ['helm', { seconds: 161 }],
    ['kubectl', { seconds: 3, problem: 'no such module' }],
  ]);
  const text = statusTable(programs, built);
  expect(text).toMatch(/^helm .*built in 161 s$/m);
  expect(text).toMatch(/^kubectl .*NOT BUILT, after 3 s$/m);
});

test('with --own, one on the PATH counts only where we cannot build', () => {
  here.install('helm', 'echo v3.14.0');
  here.install('shellcheck', 'echo "version: 0.9.0"');
  expect(survey('helm', here.places).from).toBe('PATH');
  expect(survey('helm', { ...here.places, own: true }).from).toBeUndefined();
  expect(survey('shellcheck', { ...here.places, own: true }).from).toBe('PATH');
});
