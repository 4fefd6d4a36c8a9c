import { accessSync, constants, existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failedWith, isSystemError } from './file-fault';
import { entriesOf } from './present';

/**
 * Of a disk that can only be read, `mkdirSync` says that the folder is missing: nodejs/node@v20.20.2:src/node_file.cc.
 * @returns the first folder that had to be made
 */
export function makeFolder(folder: string): readonly string[] {
  accessSync(nearestFolder(folder), constants.W_OK);
  const first = mkdirSync(folder, { recursive: true });
  return first === undefined ? [] : [first];
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

/** Another run may have taken an empty folder away. */
export function putInPlace(temporary: string, file: string): void {
  try {
    renameSync(temporary, file);
  } catch (failure) {
    if (!failedWith(failure, 'ENOENT')) throw failure;
    makeFolder(dirname(file));
    renameSync(temporary, file);
  }
}

/** Removes a file of the output folder, and the folders that it leaves empty. */
export function removeWithEmptyFolders(directory: string, path: string): void {
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
export function removeIfEmpty(folder: string): void {
  try {
    for (const { name } of entriesOf(folder)) removeIfEmpty(join(folder, name));
    rmdirSync(folder);
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
  }
}
