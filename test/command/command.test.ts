import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

// What people read where a program of ours can not go on: sentences, and never a line of source.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program whose action is some code, built as the scripts of package.json build. */
function run(action: string, node: readonly string[] = []) {
  const contents = `
    import { Command } from 'commander';
    import { readFileSync, writeFileSync } from 'node:fs';
    import { runCommand } from './lib/command/command';
    function inAction() { ${action} }
    runCommand(new Command('x').option('--known').action(inAction));`;
  buildSync({
    stdin: { contents, resolveDir: process.cwd(), sourcefile: 'lib/made-up.ts', loader: 'ts' },
    bundle: true,
    platform: 'node',
    minifyWhitespace: true,
    sourcemap: 'external',
    sourcesContent: false,
    outfile: join(folder, 'x.js'),
  });
  return spawnSync(process.execPath, [join(folder, 'x.js'), ...node], { cwd: folder, encoding: 'utf8' });
}

test.each([
  ['at once', 'const nothing: any = undefined; nothing.read;'],
  ['later', 'setTimeout(() => { const nothing: any = undefined; nothing.read; });'],
  ['by a promise', '(async () => { const nothing: any = undefined; nothing.read; })();'],
])('a bug %s is told with its places and what to do', (_, action) => {
  const { status, stderr, stdout } = run(action);
  expect([status, stdout]).toEqual([70, '']);
  const lines = stderr.trimEnd().split('\n');
  expect(lines[0]).toBe(
    "This is a bug in cdk8s-logging, and no mistake of yours: TypeError: Cannot read properties of undefined (reading 'read')",
  );
  expect(lines[1]).toMatch(/^ {2}at (?:.*\/)?lib\/made-up\.ts:5\b/);
  for (const line of lines.slice(1, -1)) expect(line).toMatch(/^ {2}at [\w@./-]+:\d+( \([\w .<>$[\]]+\))?$/);
  expect(lines.at(-1)).toMatch(/^Please report it with these lines and the environment file, without names/);
});

test('what a message quotes of a file, passwords and escapes are left out', () => {
  const secret = ['hun', 'ter2'].join('');
  const { stderr } = run(
    `throw new Error('bad "${secret}" at https://me:${secret}@git.example \\u001b[31m\\n${secret}')`,
  );
  expect(stderr).not.toContain(secret);
  expect(stderr).toContain('Error: bad "…" at https://git.example \\u001b[31m\n');
});

test('a value that is no error is no exception either', () => {
  expect(run('throw "hidden"')).toMatchObject({ status: 70, stderr: expect.not.stringContaining('hidden') });
});

test.each([
  ['reading', "readFileSync('gone.yaml')", 'gone.yaml is gone'],
  ['writing', "writeFileSync('a.yaml/b', '')", 'a.yaml is in the way'],
])('what the system refuses in %s is one sentence', (_, action, text) => {
  writeFileSync(join(folder, 'a.yaml'), '');
  const { status, stderr } = run(action);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^[^\n]+\. To do: [^\n]+, then run it again\.\n$/);
  expect(stderr).toContain(text);
});

test('a current folder that is gone is told', () => {
  const gone = join(folder, 'gone');
  mkdirSync(gone);
  const { status, stderr } = run(`process.chdir('${gone}'); require('node:fs').rmdirSync('${gone}'); process.cwd();`);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^the current folder is gone/)]);
});

test('options are misused with 2, and help is none', () => {
  expect(run('', ['--unknown'])).toMatchObject({ status: 2, stderr: expect.stringMatching(/^error: unknown option/) });
  expect(run('', ['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Exit codes: 0 ') });
});
