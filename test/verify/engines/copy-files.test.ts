import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DEFAULT_SETTINGS } from '../../../lib/environment/settings';
import { copyFiles } from '../../../verify/engines/copy-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copy-files-'));
  for (const name of ['shared', 'platform/envs', 'copy']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'shared/common.yaml'),
    'platform: { nodes: 6 }\nchartSources: { mirror: { url: "https://charts.corp.example", secret: login } }\n',
  );
  writeFileSync(join(folder, 'platform/envs/edge.yml'), 'extends: ../../shared/common.yaml\ncluster: edge\n');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('what a file extends may lie anywhere, and charts come from the server alone', () => {
  const settings = { ...DEFAULT_SETTINGS, environments: 'envs', output: 'clusters', chartSources: { mirror: {} } };
  copyFiles({ root: join(folder, 'platform'), settings, environment: 'edge' }, join(folder, 'copy'), 'http://charts');
  const copied = (name: string): unknown => parse(readFileSync(join(folder, 'copy', name), 'utf8'));
  expect(copied('envs/edge.yaml')).toEqual({ platform: { nodes: 6 }, cluster: 'edge' });
  expect(copied('cdk8s-logging.yaml')).toEqual({
    environments: 'envs',
    output: 'clusters',
    chartSources: { mirror: { url: 'http://charts/{repository}' } },
  });
});
