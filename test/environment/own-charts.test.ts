import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// What is in use is remembered by modules, so each test has its own.

let folder: string;
beforeEach(() => {
  jest.resetModules();
  folder = mkdtempSync(join(tmpdir(), 'own-charts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const take = async () => (await import('../../lib/environment/own-charts')).takeOwnCharts(folder);
const values = async (file: string) => (await import('../../lib/charts/values')).readChartValues(file);
const charts = async () => (await import('../../lib/charts/catalog')).knownCharts('loki');
const fallback = async () => (await import('../../lib/charts/catalog')).findChart('loki', {});

test('values of a repository are merged over those of the package, key by key', async () => {
  write('loki/base.yaml', 'loki:\n  limits_config:\n    volume_enabled: false\n');
  expect(await take()).toEqual([]);
  expect(await values('loki/base.yaml')).toMatchObject({
    loki: { auth_enabled: false, limits_config: { volume_enabled: false, allow_structured_metadata: true } },
  });
});

test('a catalog adds versions and repositories, and may name another default', async () => {
  write(
    'catalog.yaml',
    `repositories: { mirror: https://charts.example.com }
charts:
  loki:
    default: 6.49.0
    versions: [{ version: 6.49.0, repository: mirror, appVersion: 3.6.3, released: "2025-12-12" }]
`,
  );
  expect(await take()).toEqual([]);
  expect((await charts())[0]).toMatchObject({ version: '6.49.0', repository: { url: 'https://charts.example.com' } });
  expect((await charts()).length).toBeGreaterThan(2);
  expect(await fallback()).toMatchObject({
    kind: 'found',
    chart: { version: '6.49.0', repository: { name: 'mirror' } },
  });
});

test('a model of a version that the package does not have is taken', async () => {
  write('keys/loki-99.0.0.json', '{}');
  write('README.md', 'Ours.');
  expect(await take()).toEqual([]);
});

test('without the folder nothing changes', async () => {
  const { takeOwnCharts } = await import('../../lib/environment/own-charts');
  expect(takeOwnCharts(join(folder, 'missing'))).toEqual([]);
});

test.each([
  ['a name that nothing reads', 'loki/bsae.yaml', 'loki: {}', 1, 'nothing reads'],
  [
    'a key that no version reads',
    'loki/base.yaml',
    'loki:\n  authEnabled: false\n',
    2,
    'no version of the chart loki reads',
  ],
  ['no YAML', 'alloy/base.yaml', 'alloy: [', 1, 'not valid YAML'],
  ['no map', 'alloy/base.yaml', '- alloy', 1, ''],
  ['no JSON', 'keys/loki-6.49.0.json', '{', 1, 'no JSON'],
  ['a catalog of another shape', 'catalog.yaml', 'charts:\n  loki:\n    versions: 7\n', 3, 'invalid input'],
])('%s is told where it stands', async (_, name, text, line, problem) => {
  write(name, text);
  const [found] = await take();
  expect(found?.location).toMatch(new RegExp(`${name}:${line}:`));
  expect(found?.finding.problem).toContain(problem);
});
