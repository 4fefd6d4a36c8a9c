import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

// The program as people start it: what it prints, and its exit code.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'));
  for (const part of ['environments', 'charts-values', 'locks']) cpSync(part, join(folder, part), { recursive: true });
  buildSync({ entryPoints: ['main.ts'], bundle: true, platform: 'node', outfile: join(folder, 'build/main.js') });
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['build/main.js', ...args], { cwd: folder, encoding: 'utf8' });

test('writes all environments and says how much has changed', () => {
  expect(run()).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/^9 environments in dist\/: \d+ files written, 0 removed\.\n$/),
  });
  expect(run().stdout).toBe('9 environments in dist/: 0 files written, 0 removed.\n');
});

test('the first change that the README shows ends well, with a note and no warning', () => {
  run();
  const file = join(folder, 'environments/homelab-staging.yaml');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('retention: 7d', 'retention: 14d'));
  try {
    const { status, stdout, stderr } = run();
    expect([status, stdout]).toEqual([0, '9 environments in dist/: 1 file written, 0 removed.\n']);
    expect(stderr).toMatch(
      /^note {2}lock\/stale: .*homelab-staging.* loki;.*npm run lock -- homelab-staging --pull.*\.\n$/,
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
  expect(synth('no')).toMatchObject({ status: 1, stderr: expect.stringContaining('Allowed choices are true, false') });
});

test('writes only the environments that are named', () => {
  const { status } = run('homelab-staging', '--output', 'some');
  expect(status).toBe(0);
  expect([
    existsSync(join(folder, 'some/homelab-staging')),
    existsSync(join(folder, 'some/homelab-production')),
  ]).toEqual([true, false]);
});

test('a name that does not exist is told, with exit code 1', () => {
  expect(run('homelab')).toMatchObject({ status: 1, stderr: 'There is no environment homelab in environments/.\n' });
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
