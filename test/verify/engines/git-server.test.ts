import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveGit } from '../../../verify/engines/git-server';
import { runAsync } from '../../../verify/programs/run-async';

test('what was pushed into a folder is cloned from a URL', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'git-server-'));
  const git = (...args: readonly string[]) => execFileSync('git', args, { stdio: 'pipe' });
  const tree = join(folder, 'tree');
  git('init', '--quiet', '--bare', '--initial-branch', 'main', join(folder, 'a.git'));
  git('init', '--quiet', '--initial-branch', 'main', tree);
  // More than a server answers in one piece, so that git sends and asks for packed objects.
  writeFileSync(join(tree, 'large'), Array.from({ length: 100_000 }, (_, line) => `line ${line}\n`).join(''));
  git('-C', tree, 'add', '--all');
  git('-C', tree, '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'a');
  git('-C', tree, 'push', '--quiet', join(folder, 'a.git'), 'HEAD:main');
  const server = await serveGit(folder);
  try {
    const clone = join(folder, 'clone');
    expect(await runAsync('git', ['clone', '--quiet', `${server.url}/a.git`, clone])).toMatchObject({ code: 0 });
    expect(readFileSync(join(clone, 'large'))).toEqual(readFileSync(join(tree, 'large')));
    const none = await runAsync('git', ['clone', '--quiet', `${server.url}/b.git`, join(folder, 'none')]);
    expect(none.code).not.toBe(0);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}, 60_000);
