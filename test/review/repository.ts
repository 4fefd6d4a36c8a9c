import { spawnSync } from 'node:child_process';
import { buildCommand, type Command } from '../cli/command';

/** A text of an environment with another retention, which it accepts, whatever it was. */
export function keepingFor(retention: string, text: string): string {
  const changes = ['30d', '14d', '15d', '7d'].map(
    (from) => `{ id: change/retention, from: ${from}, to: ${retention}, reason: It is full. }`,
  );
  return `${text.replace('30d', retention)}acknowledge: [${changes.join(', ')}]\n`;
}

/** A git repository of a test's own, in which the command runs. */
export interface Repository extends Command {
  /** Runs git, and fails the test where git fails. @returns what it prints */
  git(...args: readonly string[]): string;

  /** Synthesizes and commits everything. @returns the commit */
  commit(): string;

  /** Begins anew, with the environment files of a test in a first commit. */
  begin(environments: Readonly<Record<string, string>>): void;
}

const WHO = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** Variables of the pipeline that runs the tests would decide for them. */
const OF_CI = /^(?:GITHUB_|CI_|CDK8S_LOGGING_TOKEN)/;

/** Builds the command, and makes an empty repository for it. */
export function buildRepository(): Repository {
  const command = buildCommand();
  const kept = Object.entries(command.env).filter(([name]) => !OF_CI.test(name));
  const env: NodeJS.ProcessEnv = { ...Object.fromEntries(kept), ...WHO };
  const { folder, program } = command;
  const git = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const run: Command['run'] = (...args) =>
    spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', env });
  const commit = () => {
    const { status, stderr } = run('synth');
    if (status !== 0) throw new Error(stderr);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'change');
    return git('rev-parse', 'HEAD');
  };
  return {
    ...command,
    env,
    run,
    git,
    commit,
    begin(environments) {
      command.clear();
      git('init', '--quiet', '--initial-branch', 'main');
      for (const [name, text] of Object.entries(environments)) command.write(`environments/${name}.yaml`, text);
      commit();
    },
  };
}
