import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { committedLokiValues } from '../../lib/output/committed';
import { toYaml } from '../../lib/syntax/yaml';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'committed-'));
  mkdirSync(join(directory, 'x/2-releases'), { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

const schemaConfig = { configs: [{ from: '2024-04-01', store: 'tsdb', index: { prefix: 'i_', period: '24h' } }] };
const values = { loki: { auth_enabled: false, schemaConfig, storage: { type: 's3' } }, minio: { enabled: true } };
const commit = (object: unknown) => writeFileSync(join(directory, 'x/2-releases/loki.yaml'), toYaml(object));

test('is found in values that stand inline', () => {
  commit({ kind: 'HelmRelease', spec: { values } });
  expect(committedLokiValues(directory, 'x')).toEqual({ values: { loki: { schemaConfig } } });
});

test('is found in values that are a block of text', () => {
  commit({ kind: 'HelmChart', spec: { valuesContent: toYaml(values) } });
  expect(committedLokiValues(directory, 'x')).toEqual({ values: { loki: { schemaConfig } } });
});

test('is found at the end of a file', () => {
  commit({ spec: { values: { loki: { schemaConfig } } } });
  expect(committedLokiValues(directory, 'x')).toEqual({ values: { loki: { schemaConfig } } });
});

test('there is none in a new environment', () => {
  expect(committedLokiValues(directory, 'y')).toEqual({ values: {} });
});

test('a merge with conflicts, and what is no YAML, is told by its file', () => {
  const file = join(directory, 'x/2-releases/loki.yaml');
  const lines = ['spec:', '  schemaConfig:', '    configs:'];
  for (const broken of [['<<<<<<< HEAD', '      - from: a', '=======', '>>>>>>> main'], ['      - from: [a']]) {
    writeFileSync(file, [...lines, ...broken, ''].join('\n'));
    expect(committedLokiValues(directory, 'x')).toEqual({ unreadable: file });
  }
});
