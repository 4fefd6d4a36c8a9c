import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a command printed, and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A git repository outside of the checkout, in which the packed command is installed as anybody installs it. */
export interface Installed {
  readonly folder: string;

  /** Runs `npx cdk8s-logging …` in the repository, or in a folder of it. */
  run(args: readonly string[], options?: { readonly in?: string; readonly env?: NodeJS.ProcessEnv }): Ran;

  /** @throws if it fails */
  git(...args: readonly string[]): string;
}

/** Packs the project. @returns the path of the tarball, in a folder of its own */
export function pack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tarball-'));
  const [name = ''] = must('npm', ['pack', '--silent', '--pack-destination', folder], '.').trim().split('\n').slice(-1);
  return join(folder, name);
}

/** @param files of the repository before, by their paths */
export function installIn(tarball: string, files: Readonly<Record<string, string>> = {}): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'repository-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const git = (...args: readonly string[]) =>
    must('git', ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', ...args], folder);
  git('init', '--quiet', '--initial-branch=main');
  must(
    'npm',
    ['install', '--save-dev', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error', tarball],
    folder,
  );
  return {
    folder,
    git,
    run: (args, { in: below = '.', env = {} } = {}) =>
      spawnSync('npx', ['--no-install', 'cdk8s-logging', ...args], {
        cwd: join(folder, below),
        encoding: 'utf8',
        env: { ...process.env, CDK8S_LOGGING_CACHE: join(dirname(tarball), 'cache'), ...env },
      }),
  };
}

function must(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
