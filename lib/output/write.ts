import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from './file';
import { type FileFault, failedWith, fileFault, isSystemError, naming, type SystemError } from './file-fault';
import { preparationPath, removeLeftovers } from './leftovers';
import { entriesOf, isOutdated, type Scope, staleFiles } from './present';

/** What a run changed. Paths are relative to the output folder. */
export interface WriteResult {
  /** Files that are new or have other content than before. */
  readonly written: readonly string[];

  /** Files of earlier runs that were deleted. */
  readonly removed: readonly string[];
}

/** Writing ended before its end: what the disk refused, and what had been changed by then. */
export class WriteError extends Error {
  readonly fault: FileFault;

  /** The file or folder that was refused. */
  readonly path: string;

  readonly changed: WriteResult;

  /** Number of files that were to be written or removed. */
  readonly wanted: number;

  constructor(failure: SystemError, directory: string, { changed, wanted }: Pick<WriteError, 'changed' | 'wanted'>) {
    const path = failure.dest ?? failure.path ?? directory;
    const fault = fileFault(failure, path);
    super(`${fault.problem}. To do: ${fault.fix}`);
    this.fault = fault;
    this.path = path;
    this.changed = changed;
    this.wanted = wanted;
  }
}

/**
 * Makes the output folder hold exactly these files, beside whatever others put there: writes what differs, removes what
 * an earlier run wrote and this one did not. Each file appears whole or not at all, and none before all of them are on
 * the disk.
 * @throws WriteError where the disk refuses
 */
export function writeFiles(directory: string, files: readonly OutputFile[], scope: Scope): WriteResult {
  const done: Done = { written: [], removed: [] };
  let wanted = 0;
  try {
    removeLeftovers(directory);
    const outdated = files.filter((file) => isOutdated(directory, file));
    const stale = staleFiles(directory, files, scope);
    wanted = outdated.length + stale.length;
    if (outdated.length > 0) writeAll(directory, outdated, done);
    for (const path of stale) {
      removeWithEmptyFolders(directory, path);
      done.removed.push(path);
    }
    return done;
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
    throw new WriteError(failure, directory, { changed: done, wanted });
  }
}

interface Done extends WriteResult {
  readonly written: string[];
  readonly removed: string[];
}

/** A disk that is full, and a folder that may not be changed, show before the first file is in its place. */
function writeAll(directory: string, files: readonly OutputFile[], { written }: Done): void {
  const made: string[] = [];
  let prepared: string | undefined;
  try {
    for (const folder of foldersOf(directory, files)) made.push(...makeFolder(folder));
    // The disk judges a name only where its folder is there.
    for (const { path } of files) lstatSync(join(directory, path), { throwIfNoEntry: false });
    prepared = naming(directory, () => mkdtempSync(preparationPath(directory)));
    const temporary = prepareAll(prepared, directory, files);
    for (const [index, { path }] of files.entries()) {
      putInPlace(temporary[index] ?? '', join(directory, path));
      written.push(path);
    }
  } finally {
    if (prepared !== undefined) rmSync(prepared, { recursive: true, force: true });
    if (written.length === 0) for (const folder of made) removeIfEmpty(folder);
  }
}

function foldersOf(directory: string, files: readonly OutputFile[]): readonly string[] {
  return [...new Set([directory, ...files.map(({ path }) => dirname(join(directory, path)))])];
}

/**
 * Of a disk that can only be read, `mkdirSync` says that the folder is missing: nodejs/node@v20.20.2:src/node_file.cc.
 * @returns the first folder that had to be made
 */
function makeFolder(folder: string): readonly string[] {
  accessSync(nearestFolder(folder), constants.W_OK);
  const first = mkdirSync(folder, { recursive: true });
  return first === undefined ? [] : [first];
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

/** @returns where the files are, in their order */
function prepareAll(folder: string, directory: string, files: readonly OutputFile[]): readonly string[] {
  return files.map(({ path, content, executable }, index) => {
    const file = join(folder, String(index));
    naming(join(directory, path), () => writeFileSync(file, content));
    if (executable) chmodSync(file, 0o755);
    return file;
  });
}

/** Another run may have taken an empty folder away. */
function putInPlace(temporary: string, file: string): void {
  try {
    renameSync(temporary, file);
  } catch (failure) {
    if (!failedWith(failure, 'ENOENT')) throw failure;
    makeFolder(dirname(file));
    renameSync(temporary, file);
  }
}

function removeWithEmptyFolders(directory: string, path: string): void {
  rmSync(join(directory, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (entriesOf(join(directory, folder)).length > 0 || !removeFolder(join(directory, folder))) return;
  }
}

/** @returns whether it is gone: another run may have put something there, or taken it away */
function removeFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (failure) {
    if (failedWith(failure, 'ENOENT')) return true;
    if (failedWith(failure, 'ENOTEMPTY', 'EEXIST')) return false;
    throw failure;
  }
}

/** Takes back a folder that was made for files which never came. */
function removeIfEmpty(folder: string): void {
  try {
    for (const { name } of entriesOf(folder)) removeIfEmpty(join(folder, name));
    rmdirSync(folder);
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
  }
}
