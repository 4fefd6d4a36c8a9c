import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../verify/programs/program';
import { buildCommand, type Command } from '../cli/command';

let command: Command;
let root: string;
beforeAll(() => {
  command = buildCommand();
  root = command.folder;
  for (const folder of ['bin', 'tmp', 'dist/demo']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'dist/demo/smoke.sh'), '#!/bin/sh\n');
  // Tells its version; then judges until it is killed.
  const shellcheck = '#!/bin/sh\n[ "$1" = --version ] && exec echo 0.9.0\ntouch judging; sleep 60; true\n';
  writeFileSync(join(root, 'bin/shellcheck'), shellcheck);
  chmodSync(join(root, 'bin/shellcheck'), 0o755);
});
afterAll(() => command.remove());

/** Runs where no program was built. */
function verify(path: string, ...args: readonly string[]) {
  const env = { ...command.env, TMPDIR: join(root, 'tmp'), PATH: `${path}/usr/bin:/bin` };
  const child = spawn(process.execPath, [command.program, 'verify', ...args], { cwd: root, env });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (text) => (output[name] += text));
  const ended = new Promise<{ code: number | null } & typeof output>((resolve) => {
    child.on('close', (code) => resolve({ code, ...output }));
  });
  return { child, ended };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends all programs, without a report, and leaves nothing',
  async (signal) => {
    rmSync(join(root, 'judging'), { force: true });
    const { child, ended } = verify(`${join(root, 'bin')}:`);
    await until('a program judges', 20, async () => existsSync(join(root, 'judging')));
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    expect(readdirSync(join(root, 'tmp'))).toEqual([]);
  },
);

test('a reader that leaves early is no mistake', async () => {
  const { child, ended } = verify('', '--json');
  child.stdout.destroy();
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([0, 'demo: reading and rendering\n2 tasks for 1 environment\n']);
  expect(readdirSync(join(root, 'tmp'))).toEqual([]);
});

test('bad input is one sentence', async () => {
  const { code, stdout, stderr } = await verify('', '--dist', 'nowhere').ended;
  expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
});
