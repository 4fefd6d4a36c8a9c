import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../lib/places/cache-folder';

/** What the hosted Renovate ran when this was written, and a Node that its `engines` take: ours may be older. */
const RENOVATE = 'renovate@44.121.2';
const NODE = '24.21.0';

/** The real Renovate, in the cache of the user. */
export interface Renovate {
  /** Runs it over a git repository, and nothing else. @returns the lines of its log */
  run(repository: string, mode: 'extract' | 'lookup'): Promise<readonly LogLine[]>;

  /** Runs its validator of configurations. @returns what it printed, and how it ended */
  validate(...files: readonly string[]): { readonly status: number | null; readonly output: string };
}

export interface LogLine {
  readonly msg?: string;
  readonly packageFiles?: PackageFiles;
  readonly config?: unknown;
}

/** By manager. */
export type PackageFiles = Readonly<Record<string, readonly PackageFile[]>>;

export interface PackageFile {
  readonly packageFile: string;
  readonly deps: readonly Dependency[];
}

export interface Dependency {
  readonly depName?: string;
  readonly currentValue?: string;
  readonly datasource?: string;
  readonly registryUrls?: readonly string[];
  readonly skipReason?: string;
  readonly updates?: readonly { readonly newValue: string; readonly updateType: string }[];
}

/** Installs it unless it is there, whole or not at all. It is no dependency of the project: half a gigabyte for one test. */
export function installRenovate(): Renovate {
  const folder = join(cacheFolder(), RENOVATE.replace('@', '-'));
  if (!existsSync(folder)) install(folder);
  const node = join(folder, 'node_modules', NODE_PACKAGE, 'bin', 'node');
  const program = (name: string) => join(folder, 'node_modules/renovate/dist', name);
  return {
    async run(repository, mode) {
      const base = mkdtempSync(join(dirname(repository), 'base-'));
      // A token of whoever runs the test is no business of it.
      const { PATH, HOME } = process.env;
      const env = { PATH, HOME, RENOVATE_BASE_DIR: base, LOG_LEVEL: 'debug', LOG_FORMAT: 'json' };
      const args = [program('renovate.js'), '--platform=local', `--dry-run=${mode}`];
      return printed(spawn(node, args, { cwd: repository, env, timeout: 100_000 }));
    },
    validate(...files) {
      const args = [program('config-validator.js'), '--strict', '--no-global', ...files];
      const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8', timeout: 60_000 });
      return { status, output: stdout + stderr };
    },
  };
}

const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;

function install(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const begun = mkdtempSync(`${folder}-`);
  // npm installs into the next folder above that has a package.json.
  writeFileSync(join(begun, 'package.json'), '{ "private": true }');
  const packages = ['--save-exact', RENOVATE, `${NODE_PACKAGE}@${NODE}`];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['install', '--ignore-scripts', '--omit=optional', ...quiet, ...packages];
  const { status, stderr } = spawnSync('npm', args, { cwd: begun, encoding: 'utf8', timeout: 600_000 });
  if (status !== 0) {
    rmSync(begun, { recursive: true });
    throw new Error(`npm ${args.join(' ')}: ${stderr}`);
  }
  renameSync(begun, folder);
}

function printed(child: ReturnType<typeof spawn>): Promise<readonly LogLine[]> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = text.split('\n').filter((line) => line.startsWith('{'));
      if (code === 0) resolve(lines.map((line) => JSON.parse(line)));
      else reject(new Error(`Renovate ended with ${code}: ${text.slice(-2000)}`));
    });
  });
}
