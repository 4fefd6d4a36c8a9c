import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { copyFixtures } from './support/fixture';

// The program as people start it: what it prints, and its exit code.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'));
  copyFixtures(folder);
  cpSync('charts-values', join(folder, 'charts-values'), { recursive: true });
  buildSync({ entryPoints: ['main.ts'], bundle: true, platform: 'node', outfile: join(folder, 'build/main.js') });
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['build/main.js', ...args], { cwd: folder, encoding: 'utf8' });

test('writes all environments and says how much has changed', () => {
  expect(run()).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(
      /^9 environments in dist\/: \d+ files written, 0 removed\.\n {2}\.\/\n {4}written {2}smoke-functions\.sh\n/,
    ),
  });
  expect(run().stdout).toBe('9 environments in dist/: nothing changed.\n');
});

test('the first change that the README shows ends well, with a note and no warning', () => {
  run();
  const file = join(folder, 'environments/homelab-staging.yaml');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('retention: 7d', 'retention: 14d'));
  try {
    const { status, stdout, stderr } = run();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^9 environments in dist\/: 1 file written, 0 removed\.\n/);
    expect(stderr).toMatch(
      /^note {2}lock\/stale: .*homelab-staging.* loki;.*npx cdk8s-logging lock homelab-staging --pull.*\.\n$/,
    );
  } finally {
    writeFileSync(file, before);
  }
});

test('ENABLE_LOGGING switches stacks off, whatever their files say', () => {
  const synth = (enabled: string) =>
    spawnSync(process.execPath, ['build/main.js', 'standalone', '--output', 'switched'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ENABLE_LOGGING: enabled },
    });
  const workload = join(folder, 'switched/standalone/2-releases/loki-statefulset.yaml');
  expect([synth('true').status, existsSync(workload)]).toEqual([0, true]);
  expect([synth('false').status, existsSync(workload)]).toEqual([0, false]);
  expect(synth('no')).toMatchObject({ status: 2, stderr: expect.stringContaining('Allowed choices are true, false') });
});

test('writes only the environments that are named', () => {
  const { status } = run('homelab-staging', '--output', 'some');
  expect(status).toBe(0);
  expect([
    existsSync(join(folder, 'some/homelab-staging')),
    existsSync(join(folder, 'some/homelab-production')),
  ]).toEqual([true, false]);
});

test('a name that does not exist is told with those that do, and the one that was probably meant', () => {
  const { status, stderr } = run('homelab-stagin');
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^There is no environment homelab-stagin in environments\/\. Did you mean homelab-staging\? There are: cloud-aws, .*talos-ambient\.\nNothing was written: dist\/ is as it was\.\n$/,
  );
});

test.each(['local.yaml', 'environments/local.yaml', './environments/local.yaml', 'environments/local'])(
  '%s is the name of an environment',
  (name) => {
    expect(run(name, '--output', 'by-path')).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(join(folder, 'by-path')).sort()).toEqual(['local', 'smoke-functions.sh']);
  },
);

describe('nothing is emptied by accident', () => {
  beforeAll(() => {
    run('--output', 'full');
    mkdirSync(join(folder, 'empty'));
    mkdirSync(join(folder, 'mounted/edge.yaml'), { recursive: true });
    cpSync(join(folder, 'environments/local.yaml'), join(folder, 'mounted/local.yaml'));
  });
  const files = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

  test.each([
    ['a folder that is not there', ['--environments', 'environmets'], 2, 'There is no folder environmets'],
    ['a file in place of a folder', ['--environments', 'environments/local.yaml'], 2, 'is a file'],
    ['a folder without environments', ['--environments', 'empty'], 2, 'npx cdk8s-logging synth --remove cloud-aws'],
    ['a folder in place of a file', ['--environments', 'mounted'], 2, 'mounted/edge.yaml is a folder'],
    ['all stacks switched off', ['--enabled', 'false'], 1, 'npx cdk8s-logging synth cloud-aws --enabled false'],
    ['the folder above', ['--output', '.'], 2, 'holds the environment files'],
    ['the root of the disk', ['--output', '/'], 2, 'the root of the disk'],
    ['the folder of an environment', ['--output', 'full/local'], 2, 'is the folder of one environment'],
    ['a folder in one', ['--output', 'full/local/1-prerequisites'], 2, 'full/local is the folder of one'],
    ['the environments', ['--output', 'environments'], 2, 'holds the environment files'],
    ['a file', ['--output', 'full/local/README.md'], 2, 'is a file'],
    ['what has a file', ['--remove', 'local'], 2, 'local has a file: delete that'],
    ['what was never there', ['--environments', 'empty', '--remove', 'edge'], 2, 'holds nothing of edge'],
  ])('%s', (_, args, status, text) => {
    const before = files();
    const result = run('--output', 'full', ...args);
    expect(result).toMatchObject({ status, stderr: expect.stringContaining(text), stdout: '' });
    expect(result.stderr).toMatch(/Nothing was written: .* is as it was\.\n$/);
    expect(files()).toEqual(before);
  });

  test('what is named goes, and is listed', () => {
    run('local', '--output', 'last');
    const { status, stdout } = run('--output', 'last', '--environments', 'empty', '--remove', 'local');
    expect([status, readdirSync(folder).includes('last/local')]).toEqual([0, false]);
    expect(stdout).toMatch(/^0 environments in last\/: 0 files written, \d+ removed\.\n/);
    expect(stdout).toContain('    removed  README.md\n');
    expect(stdout).toMatch(/ {4}and \d+ more removed: --verbose lists them\n/);
  });
});

describe('environments that are named are judged each for itself', () => {
  const broken = () => join(folder, 'environments/broken.yaml');
  beforeAll(() => writeFileSync(broken(), 'cluster: broken\n'));
  afterAll(() => rmSync(broken()));

  test('an error of one leaves the other', () => {
    const { status, stderr, stdout } = run('broken', 'local', '--output', 'apart');
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^1 environment in apart\//)]);
    expect(stderr).toMatch(/Not written because of errors: broken\.\n$/);
    expect(readdirSync(join(folder, 'apart')).sort()).toEqual(['local', 'smoke-functions.sh']);
  });

  test('and one that is not named says nothing', () => {
    expect(run('local', '--output', 'apart')).toMatchObject({ status: 0, stderr: '' });
  });
});

test('an error is printed with place, consequence and fix, with exit code 1 and nothing written', () => {
  writeFileSync(
    join(folder, 'environments/broken.yaml'),
    'extends: bases/homelab.yaml\ncluster: broken\nloki: { retention: banana }\n',
  );
  const { status, stderr, stdout } = run('--output', 'none');
  rmSync(join(folder, 'environments/broken.yaml'));
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(
    /^error {2}environment\/duration\n {2}environments\/broken\.yaml:3:\d+ {2}loki\.retention\n {2}Problem: .+\n {2}In the cluster: .+\n {2}Fix: /m,
  );
  expect(stderr).toMatch(/\d errors?, 0 warnings\nNothing was written: none\/ is as it was\.\n$/);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});
