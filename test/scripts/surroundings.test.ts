import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWithStub, type Stub } from './stub';

const MAP: Stub = ['3-configs', 'v1', 'ConfigMap', 'map'];
const deploy = (surroundings: Parameters<typeof runWithStub>[3], ...args: readonly string[]) =>
  runWithStub('deploy.sh', ['demo', '--no-wait', ...args], [MAP], surroundings);

test('deploy.sh runs from any folder', () => {
  expect(deploy({ cwd: tmpdir() })).toMatchObject({ code: 0, stderr: '' });
});

test('deploy.sh says that kubectl is missing', () => {
  const { code, stderr } = deploy({ without: 'kubectl' });
  expect(code).toBe(1);
  expect(stderr).toContain('FAILED: kubectl is not installed.\n  Nothing was changed.');
});

test('Ctrl-C ends the run, says what has happened, and leaves the inventory with all that was begun', () => {
  const { code, stderr, calls } = deploy({ answers: 'case $* in apply*3-configs*) kill -INT $PPID; exit 130 ;; esac' });
  expect(code).toBe(130);
  expect(stderr).toContain('INTERRUPTED in 3-configs.\n  What was done so far stays');
  expect(stderr).toContain('npx cdk8s-logging rollback demo');
  expect(calls).toEqual([expect.stringContaining('inventory.yaml'), expect.stringContaining('3-configs.yaml')]);
});

test('Ctrl-C before anything has changed says so', () => {
  const before = deploy({ answers: 'case $2 in get-contexts) kill -INT $PPID; exit 130 ;; esac' }, '--context', 'x');
  const dry = deploy({ answers: 'case $* in apply*) kill -INT $PPID; exit 130 ;; esac' }, '--dry-run');
  for (const { code, stderr } of [before, dry]) {
    expect(code).toBe(130);
    expect(stderr).toContain('Nothing was changed.');
  }
});

test('characters that colour a terminal do not get there from the cluster', () => {
  const coloured = "printf 'a\\033[31mb\\r\\n'; exit";
  const applied = deploy({ answers: `case $1 in apply) ${coloured} ;; esac` });
  const refused = deploy({ answers: `case $* in apply*3-configs*) ${coloured} 1 ;; esac` });
  const silent = deploy({ answers: `case $* in *version) ${coloured} 1 ;; esac` });
  for (const { stdout, stderr } of [applied, refused, silent]) {
    expect(stdout + stderr).toContain('a[31mb\n');
    expect(stdout + stderr).not.toContain('\u001b');
    expect(stdout + stderr).not.toContain('\r');
  }
});

test('a dry run applies nothing, and keeps no inventory', () => {
  const { code, calls, stdout } = deploy({}, '--dry-run');
  expect(code).toBe(0);
  expect(calls).toEqual(['apply --server-side --field-manager=cdk8s-logging --dry-run=server -f 3-configs.yaml']);
  expect(stdout).toContain('Nothing was changed.');
});

test('an environment that is switched off is not said to have a smoke test', () => {
  const off = (root: string) => rmSync(join(root, 'dist', 'demo', '3-configs'), { recursive: true });
  const on = (root: string) => writeFileSync(join(root, 'dist', 'demo', 'smoke.sh'), '');
  expect(deploy({ prepare: off }).stdout).toContain('demo is switched off');
  expect(deploy({ prepare: on }).stdout).toContain('Does it work? dist/demo/smoke.sh');
});
