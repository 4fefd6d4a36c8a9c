import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../output/file-fault';
import { entriesOf } from '../output/present';

/** Digests of the files of a folder, by their paths. */
export type FolderDigests = ReadonlyMap<string, string>;

/** Tells a content from all others. Of the functions without known collisions the fastest for small files. */
export function digest(content: string | Uint8Array): string {
  return createHash('blake2b512').update(content).digest('base64');
}

/** A digest that can be the name of a file. */
export function shortDigest(content: string): string {
  return digest(content).replaceAll(/\W/g, '').slice(0, 16);
}

/** Tells the content of a folder from all others, whatever the order in which its files are known. */
export function digestOfFolder(digests: FolderDigests): string {
  return digest(JSON.stringify([...digests].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/**
 * Reads all files of a folder, those of others and those of its folders as well.
 * @returns digests by paths that begin with the name of the folder, none if it is not there; `undefined` if it can not be
 * told for sure: where there are links, pipes, or files that may not be read
 */
export function folderDigests(directory: string, name: string): FolderDigests | undefined {
  const digests = new Map<string, string>();
  const isKnown = unlessRefused(() => isFolder(join(directory, name)) && addFolder(digests, directory, name));
  return isKnown ? digests : undefined;
}

/** @returns whether all of it is known */
function addFolder(digests: Map<string, string>, directory: string, folder: string): boolean {
  return entriesOf(join(directory, folder)).every((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return addFolder(digests, directory, path);
    if (entry.isFile()) digests.set(path, digest(readFileSync(join(directory, path))));
    return entry.isFile();
  });
}

/** Whether it is a folder, or nothing. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true;
}

/** @returns the digest of a file; `undefined` if it is none, or may not be read */
export function fileDigest(file: string): string | undefined {
  return unlessRefused(() => (lstatSync(file).isFile() ? digest(readFileSync(file)) : undefined));
}

function unlessRefused<Answer>(act: () => Answer): Answer | undefined {
  try {
    return act();
  } catch (failure) {
    if (isSystemError(failure)) return undefined;
    throw failure;
  }
}
