import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { generatedFrom, type OutputFile } from './file';
import { failedWith, naming } from './file-fault';
import { isPreparation } from './leftovers';

/** The part of the output folder that a run speaks for: all of it, or some environments. */
export type Scope = 'all' | readonly string[];

/** What a run wants the output folder to hold. */
export interface Wanted {
  /** Paths of the files that it makes. */
  readonly wanted: ReadonlySet<string>;

  /** Folders of environments, and files beside them, that are known to be as they should be. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Lists the files that an earlier run wrote and this one does not. Ours is what says so in its first line, and stands in
 * the folder of the environment that it was made from, or in a folder that this run writes to: a folder above the output
 * folder, or one below it, has nothing of ours.
 */
export function staleFiles(directory: string, { wanted, kept }: Wanted, scope: Scope): readonly string[] {
  const roots = new Set([...wanted].map(rootOf));
  return existingFiles(directory, scope, kept).filter((path) => {
    if (wanted.has(path) || !ENDING.test(path)) return false;
    const source = generatedFrom(readContent(join(directory, path)) ?? '');
    if (source === undefined) return false;
    return !path.includes('/') || roots.has(rootOf(path)) || rootOf(path) === environmentOf(source);
  });
}

/** What runs of version 0.1 left when they were killed ends with `.tmp`. */
const ENDING = /\.(yaml|md|sh|txt)(\.tmp)?$/;

/** Lists the environments that the output folder holds files of, sorted. */
export function writtenEnvironments(directory: string): readonly string[] {
  return listFolders(directory)
    .filter((name) => isFolderOf(join(directory, name), name))
    .sort();
}

/** Tells whether a folder is that of an environment, not one that holds such folders. */
export function isEnvironmentFolder(folder: string): boolean {
  return isFolderOf(folder, basename(folder));
}

/** Every environment has a README, switched off or not. */
function isFolderOf(folder: string, name: string): boolean {
  const source = generatedFrom(readContent(join(folder, 'README.md')) ?? '');
  return source !== undefined && environmentOf(source) === name;
}

/** Tells whether a file has another content than it should, or can not be run although it should. */
export function isOutdated(directory: string, { path, content, executable = false }: OutputFile): boolean {
  const file = join(directory, path);
  return readContent(file) !== content || (executable && !isExecutable(file));
}

/** Tells whether a file can be run. */
export function isExecutable(file: string): boolean {
  // Windows keeps no such bit, and would have every run write again.
  return process.platform === 'win32' || ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o111) !== 0;
}

/** Nothing is read of what is no file, because a pipe would never end, and of what others keep to themselves. */
export function readContent(file: string): string | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() || stats?.isDirectory() ? naming(file, () => readFileSync(file, 'utf8')) : undefined;
  } catch (failure) {
    if (failedWith(failure, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'EPERM')) return undefined;
    throw failure;
  }
}

function environmentOf(source: string): string {
  return source.replace(/^.*\//, '').replace(/\.ya?ml$/i, '');
}

/** The folder below the output folder that a file stands in; empty beside those. */
export function rootOf(path: string): string {
  return path.slice(0, Math.max(path.indexOf('/'), 0));
}

function existingFiles(directory: string, scope: Scope, kept: ReadonlySet<string>): readonly string[] {
  const notKept = (names: readonly string[]) => names.filter((name) => !kept.has(name));
  if (scope !== 'all') return notKept(scope).flatMap((root) => listFiles(directory, root));
  const shared = entriesOf(directory).filter((entry) => entry.isFile());
  return [
    ...notKept(shared.map(({ name }) => name)),
    ...notKept(listFolders(directory)).flatMap((root) => listFiles(directory, root)),
  ];
}

function listFolders(directory: string): readonly string[] {
  return entriesOf(directory)
    .filter((entry) => entry.isDirectory() && !isPreparation(entry.name))
    .map((entry) => entry.name);
}

function listFiles(directory: string, folder: string): readonly string[] {
  return entriesOf(join(directory, folder)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(directory, path);
    return entry.isFile() ? [path] : [];
  });
}

/** The entries of a folder; none if it is not there. */
export function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (failure) {
    if (failedWith(failure, 'ENOENT')) return [];
    throw failure;
  }
}
