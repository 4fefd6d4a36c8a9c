import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { yamlFiles } from '../../lib/output/committed';
import { generatedFrom } from '../../lib/output/file';
import { packageRoot } from '../../lib/places/package-root';
import { run } from '../programs/run';
import { copyFiles } from './copy-files';
import { environmentFile } from './environment';
import { serveGit } from './git-server';
import type { LocalServer } from './local-server';
import type { Origin } from './origin';

/** A change of a key of an environment file; `undefined` takes the key away. */
export interface Edit {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** A copy of a repository of a user, which engines pull from, and which may change without harm. */
export interface Repository {
  /** Where an engine clones it from. */
  readonly url: string;

  /** Its work tree. */
  readonly folder: string;

  /** The folder of the environment, as synth has written it. */
  readonly output: string;

  /** The same, as an engine names it: `./dist/edge`. */
  readonly path: string;

  /** Sets keys in the environment file, for the next {@link synth}. */
  edit(...edits: readonly Edit[]): void;

  /**
   * Writes the output anew, as its owner would.
   * @throws {SynthRefusal} what synth says where it writes nothing; all is then as it was committed last
   */
  synth(): void;

  /** Commits all that has changed, and pushes. @returns the id of the commit */
  commit(message: string): string;

  /** @returns the id of the last commit */
  head(): string;

  /** Commits the reverse of the last commit, and pushes. @returns the id of the commit */
  revert(): string;

  close(): Promise<void>;
}

/** What synth says of a change that it does not write. */
export class SynthRefusal extends Error {}

const BRANCH = 'main';

/**
 * Copies a repository, with one change: charts come from elsewhere.
 * @param folder an empty one
 * @param charts URL of the server that has a folder for each repository of charts
 */
export async function copyRepository(origin: Origin, folder: string, charts: string): Promise<Repository> {
  const { settings, environment } = origin;
  const tree = join(folder, 'tree');
  const bare = join(folder, 'served', 'logging.git');
  const base = join(tree, settings.path ?? '.');
  copyFiles(origin, base, charts);
  const git = gitIn(tree);
  run('git', ['init', '--quiet', '--bare', '--initial-branch', BRANCH, bare]);
  git('init', '--quiet', '--initial-branch', BRANCH);
  git('remote', 'add', 'origin', bare);
  const server: LocalServer = await serveGit(dirname(bare));
  const file = environmentFile(join(base, settings.environments), environment);
  const head = () => git('rev-parse', 'HEAD').trim();
  const push = () => {
    git('push', '--quiet', 'origin', `HEAD:${BRANCH}`);
    return head();
  };
  return {
    url: `${server.url}/logging.git`,
    folder: tree,
    output: join(base, settings.output, environment),
    path: `./${join(settings.path ?? '', settings.output, environment)}`,
    edit: (...edits) => writeFileSync(file, edited(readFileSync(file, 'utf8'), edits)),
    head,
    synth() {
      try {
        forget(join(base, settings.output, environment));
        synthesize(base, environment);
      } catch (refusal) {
        if (git('rev-list', '--all', '--max-count=1') !== '') git('reset', '--quiet', '--hard');
        throw refusal;
      }
    },
    commit(message) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return push();
    },
    revert() {
      git('revert', '--no-edit', 'HEAD');
      return push();
    },
    close: server.close,
  };
}

function gitIn(folder: string): (...args: readonly string[]) => string {
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  return (...args) => {
    const { code, stdout, stderr } = run('git', [...who, ...args], { cwd: folder });
    if (code !== 0) throw new Error(`git ${args[0]}: ${stderr.trim()}`);
    return stdout;
  };
}

function edited(text: string, edits: readonly Edit[]): string {
  const document = parseDocument(text);
  for (const { path, value } of edits) {
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return document.toString();
}

/** What runs is compared with nothing: scenarios do on purpose what a synth stops. */
function forget(output: string): void {
  for (const file of yamlFiles(output)) if (generatedFrom(readFileSync(file, 'utf8')) !== undefined) rmSync(file);
}

/** As a person would, by the command of this package. */
function synthesize(folder: string, environment: string): void {
  const command = join(packageRoot(), 'build', 'cdk8s-logging.js');
  const { code, stderr } = run(process.execPath, [command, 'synth', environment], { cwd: folder });
  if (code !== 0) throw new SynthRefusal(stderr.trim());
}
