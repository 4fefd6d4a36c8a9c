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

test('a catalog names another usual version, and adds repositories', async () => {
  write('catalog.yaml', 'repositories: { ours: https://charts.example.com }\ncharts: { loki: { default: 6.49.0 } }\n');
  expect(await take()).toEqual([]);
  expect(await fallback()).toMatchObject({ kind: 'found', chart: { version: '6.49.0' } });
});

const NEWER = {
  format: 1,
  chart: 'loki',
  publisher: 'grafana',
  version: '7.99.0',
  appVersion: '3.6.99',
  program: '3.6.99',
  digest: 'sha256:0',
};

/** As `charts add` writes it: what differs from 6.49.0. */
async function difference(hash?: string) {
  const { hashOf } = await import('../../lib/charts/models');
  const { readPackagedFile } = await import('../../lib/charts/values');
  const base = {
    version: '6.49.0',
    hash: hash ?? hashOf(JSON.parse(readPackagedFile('models/grafana/loki-6.49.0.json'))),
  };
  return JSON.stringify({ ...NEWER, base, keys: { loki: { brandNew: 'string' }, adminApi: null } });
}

test('a version that the package does not have is known by its model', async () => {
  write('models/grafana/loki-7.99.0.json', await difference());
  write('README.md', 'Ours.');
  expect(await take()).toEqual([]);
  const { chartModel } = await import('../../lib/charts/models');
  expect((await charts()).find(({ version }) => version === '7.99.0')).toMatchObject({
    modelled: '7.99.0',
    program: '3.6.99',
  });
  const { keys } = chartModel({ chart: 'loki', publisher: 'grafana', version: '7.99.0' });
  expect(keys).toMatchObject({ loki: { brandNew: 'string', auth_enabled: 'boolean' } });
  expect(keys).not.toHaveProperty('adminApi');
});

test('a model that tells what differs from another package is none: the nearest version stands in for it', async () => {
  write('models/grafana/loki-7.99.0.json', await difference('another'));
  expect(await take()).toEqual([]);
  const { findChart } = await import('../../lib/charts/catalog');
  const found = findChart('loki', { version: '7.99.0' });
  expect(found).toMatchObject({ kind: 'found', chart: { version: '7.99.0' } });
  expect(found).not.toMatchObject({ chart: { modelled: '7.99.0' } });
});

const WHOLE = { keys: {}, defaults: {}, images: {}, refusals: {}, dependencies: {} };

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
  ['no JSON', 'models/grafana/loki-6.49.0.json', '{', 1, 'no JSON'],
  ['no model', 'models/grafana/loki-7.99.0.json', '{}', 1, 'no model of a chart'],
  ['a model of another name', 'models/grafana/loki-7.99.1.json', JSON.stringify({ ...NEWER, ...WHOLE }), 1, '7.99.0'],
  ['a catalog of another shape', 'catalog.yaml', 'charts:\n  loki:\n    default: 7\n', 3, 'invalid input'],
])('%s is told where it stands', async (_, name, text, line, problem) => {
  write(name, text);
  const [found] = await take();
  expect(found?.location).toMatch(new RegExp(`${name}:${line}:`));
  expect(found?.finding.problem).toContain(problem);
});
