import { spawnSync } from 'node:child_process';

/** The repository that a command runs in. */
export interface Repository {
  /** Absolute path of its root. */
  readonly root: string;

  /** Runs git at the root. @returns what it prints, or `undefined` where it fails */
  git(args: readonly string[], input?: string): Buffer | undefined;
}

/** A fleet has hundreds of megabytes at most. */
const MOST_OUTPUT = 2 ** 30;

/** Finds the repository of the current folder, or says in whole sentences why there is none. */
export function openRepository(): Repository | { readonly problem: string } {
  const { error, status, stdout, stderr } = spawnSync('git', ['rev-parse', '--show-toplevel'], { encoding: 'utf8' });
  if (error) return { problem: 'There is no git here.' };
  const root = stdout.trimEnd();
  if (status === 0 && root !== '') return { root, git: (args, input) => run(root, args, input) };
  // https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
  const isOfOthers = stderr.includes('dubious ownership');
  return {
    problem: isOfOthers
      ? 'git does not read this repository, because it belongs to another user: git config --global --add safe.directory "$PWD" allows it.'
      : 'This folder is in no git repository.',
  };
}

/** Asks for nothing, and reads paths as they are: `a*` is a name. */
function run(cwd: string, args: readonly string[], input?: string): Buffer | undefined {
  const env = { ...process.env, GIT_LITERAL_PATHSPECS: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
  const { status, stdout } = spawnSync('git', args, {
    cwd,
    env,
    maxBuffer: MOST_OUTPUT,
    stdio: ['pipe', 'pipe', 'ignore'],
    ...(input !== undefined && { input }),
  });
  return status === 0 ? stdout : undefined;
}

/** One line that git prints. */
export function lineOf(output: Buffer | undefined): string | undefined {
  return output?.toString('utf8').trim() || undefined;
}

/** Names that git prints with a zero after each. */
export function namesOf(output: Buffer | undefined): readonly string[] {
  return (output?.toString('utf8') ?? '').split('\0').filter((name) => name !== '');
}
