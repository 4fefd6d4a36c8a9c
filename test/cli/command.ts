import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The command as the shell starts it, in a folder of a test's own. */
export interface Command {
  readonly folder: string;

  /** What to start with node, and then the arguments. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  run(...args: readonly string[]): SpawnSyncReturns<string>;
  write(path: string, text: string): void;
  read(path: string): string;

  /** Empties the folder, but for what the command itself needs. */
  clear(): void;
  remove(): void;
}

/** Builds the command, which takes a second. */
export function buildCommand(): Command {
  const root = mkdtempSync(join(tmpdir(), 'command-'));
  const folder = join(root, 'repository');
  const program = join(root, 'package/build/cdk8s-logging.js');
  cpSync('charts-values', join(root, 'package/charts-values'), { recursive: true });
  mkdirSync(folder);
  const { status, stderr } = spawnSync('node', ['scripts/build.mjs', '--outdir', dirname(program)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const env = { ...process.env, CDK8S_LOGGING_CACHE: join(root, 'cache') };
  return {
    folder,
    program,
    env,
    run: (...args) => spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', env }),
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    clear() {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}
