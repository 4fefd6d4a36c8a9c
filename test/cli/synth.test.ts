import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { MINIMAL } from '../environment/in-memory';
import { buildCommand, type Command } from './command';

let command: Command;
beforeAll(() => {
  command = buildCommand();
});
beforeEach(() => {
  command.clear();
  command.write('environments/edge.yaml', MINIMAL);
});
afterAll(() => command.remove());

const change = (from: string, to: string) => command.write('environments/edge.yaml', MINIMAL.replace(from, to));

describe('--diff', () => {
  test('shows what would change, and writes nothing', () => {
    expect(command.run('synth').status).toBe(0);
    change('30d', '31d');
    const { status, stdout } = command.run('synth', '--diff');
    expect(status).toBe(0);
    expect(stdout).toContain('changed  dist/edge/2-releases/loki-helmrelease.yaml\n@@ -');
    expect(stdout).toMatch(/^- +retention_period: 720h\n\+ +retention_period: 744h$/m);
    expect(stdout).toMatch(/1 file would be written, 0 removed\.\n$/);
    expect(command.read('dist/edge/2-releases/loki-helmrelease.yaml')).toContain('720h');
  });

  test('names new files in a line each, and shows them whole if asked', () => {
    expect(command.run('synth', '--diff').stdout).toMatch(/^new {6}dist\/edge\/kustomization\.yaml, \d+ lines$/m);
    expect(command.run('synth', '--diff', '--verbose').stdout).toMatch(/^\+kind: HelmRelease$/m);
  });

  test('an error is told, and no difference', () => {
    change('30d', 'banana');
    expect(command.run('synth', '--diff')).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('what has not changed is not computed again', () => {
  test('and findings are told again, until something changes', () => {
    const first = command.run('synth');
    expect(command.run('synth')).toMatchObject({
      status: 0,
      stderr: first.stderr,
      stdout: '1 environment in dist/: nothing changed.\n',
    });
    command.write('charts-values/loki/base.yaml', 'loki: { analytics: { reporting_enabled: true } }\n');
    expect(command.run('synth').stdout).toContain('1 file written');
    command.write('dist/edge/needs.txt', 'edited\n');
    expect(command.run('synth').stdout).toContain('1 file written');
    command.write('cdk8s-logging.yaml', 'path: infra\n');
    expect(command.run('synth').stdout).toMatch(/flux\/logging-releases-kustomization/);
  });

  test('--full computes everything all the same', () => {
    command.run('synth');
    expect(command.run('synth', '--full').stdout).toBe('1 environment in dist/: nothing changed.\n');
  });
});

test('settings that are wrong end every command at their line', () => {
  command.write('cdk8s-logging.yaml', 'outptu: deploy\n');
  for (const name of ['synth', 'check', 'lock'])
    expect(command.run(name)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cdk8s-logging.yaml:1:1  outptu'),
    });
});

test('--watch writes on each save, shows what has changed, and survives a slip', async () => {
  const watching = spawn(process.execPath, [command.program, 'synth', '--watch'], {
    cwd: command.folder,
    env: command.env,
  });
  let told = '';
  for (const stream of [watching.stdout, watching.stderr]) stream.on('data', (chunk) => (told += chunk));
  const until = async (text: string) => {
    for (let tries = 0; !told.includes(text); tries++) {
      if (tries > 600) throw new Error(`waited in vain for ${text}:\n${told}`);
      await sleep(50);
    }
    told = told.slice(told.indexOf(text) + text.length);
  };
  try {
    await until('Ctrl+C ends it.');
    change('30d', 'banana');
    await until('environment/duration');
    await until('Ctrl+C ends it.');
    change('30d', '31d');
    await until('environments/edge.yaml was saved');
    await until('retention_period: 744h');
    await until('1 file written');
  } finally {
    watching.kill('SIGINT');
    await new Promise((resolve) => watching.on('close', resolve));
  }
}, 60_000);

test('every example of explain explains something', () => {
  const { stdout } = command.run('explain', '--help');
  const examples = [...stdout.matchAll(/\$ cdk8s-logging (explain(?: [\w/-]+)?)/g)].map(([, line = '']) =>
    line.split(' '),
  );
  expect(examples).toHaveLength(4);
  for (const example of examples) expect(command.run(...example)).toMatchObject({ status: 0, stderr: '' });
});
