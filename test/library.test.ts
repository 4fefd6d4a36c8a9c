import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { copyFixtures } from './support/fixture';
import { changedApp, readmeApps } from './support/readme-apps';

// The library as somebody uses it in a cdk8s app of their own: the code in the README, run. test/package/ does the same
// with what npm packs.

const { tier, stack, file } = readmeApps();

/** An environment whose Loki stores each line more often than it has pods. */
const BROKEN = '{ ...environment, loki: environment.loki && { ...environment.loki, replicationFactor: 5 } }';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'library-'));
  copyFixtures(folder);
  cpSync('charts-values', join(folder, 'charts-values'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs an app, and lists the charts that it has written. */
function run(code: string) {
  buildSync({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' },
    alias: { 'cdk8s-logging': './lib/index.ts' },
    bundle: true,
    platform: 'node',
    outfile: join(folder, 'build/app.js'),
  });
  const { status, stderr } = spawnSync(process.execPath, ['build/app.js'], { cwd: folder, encoding: 'utf8' });
  const charts = readdirSync(folder).includes('dist') ? readdirSync(join(folder, 'dist')) : [];
  return { status, stderr, charts: charts.map((name) => name.replace(/-c8.*|\.k8s\.yaml/, '')) };
}

test('one part alone takes ten lines', () => {
  expect(tier.trim().split('\n').length).toBeLessThanOrEqual(10);
  expect(run(tier)).toEqual({ status: 0, stderr: '', charts: ['logging'] });
});

test('a whole stack stands in one chart', () => {
  expect(run(stack)).toEqual({ status: 0, stderr: '', charts: ['logging'] });
});

test('an environment file is a chart for each stage', () => {
  expect(run(file)).toEqual({
    status: 0,
    stderr: '',
    charts: ['flux', 'prerequisites', 'releases', 'configs'].map((stage) => `homelab-staging-${stage}`).sort(),
  });
});

test.each([
  ['loki/replication-factor', changedApp(tier, "namespace: 'logging'", "namespace: 'logging', replicationFactor: 5")],
  ['alloy/source-unsupported', changedApp(stack, 'LogSources.journal()', 'LogSources.talos()')],
  ['loki/replication-factor', changedApp(file, 'environment.name, environment)', `environment.name, ${BROKEN})`)],
])('%s stops the synth', (id, code) => {
  const { status, stderr, charts } = run(code);
  expect(stderr).toContain(`error  ${id}`);
  expect([status, charts]).toEqual([1, []]);
});
