import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

/** Environment files, and names that were asked for but have none. */
export interface EnvironmentFiles {
  /** Paths of the files, with forward slashes. */
  readonly files: readonly string[];

  /** Names of environments that have no file. */
  readonly unknown: readonly string[];
}

const ENDING = /\.ya?ml$/i;

/** What Emacs puts beside a file that it edits, and macOS beside one on a disk of others. */
const BESIDE_FILES = /^\.[#_]/;

/**
 * The environment files of a folder, sorted. Its sub-folders hold what environments extend.
 * @param names of the environments that are wanted; all of them if there are none
 */
export function listEnvironmentFiles(folder: string, names: readonly string[] = []): EnvironmentFiles {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const all = entries.filter((entry) => !entry.isDirectory() && isEnvironmentFile(entry.name)).map(({ name }) => name);
  const wanted = names.length === 0 ? all : all.filter((file) => names.includes(environmentName(file)));
  const found = wanted.map(environmentName);
  return {
    files: wanted.sort().map((file) => posix.join(folder, file)),
    unknown: names.filter((name) => !found.includes(name)),
  };
}

/** Tells by its name whether a file describes an environment. */
export function isEnvironmentFile(name: string): boolean {
  return ENDING.test(name) && !BESIDE_FILES.test(name);
}

/** Cuts the name out of a path: `production` of `environments/production.yaml`. */
export function environmentName(file: string): string {
  return posix.basename(file).replace(ENDING, '');
}

/** The files of the environments that are named, or of all. */
export function namedFiles(files: readonly string[], names: 'all' | readonly string[]): readonly string[] {
  return names === 'all' ? files : files.filter((file) => names.includes(environmentName(file)));
}
