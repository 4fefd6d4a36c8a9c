import { lstatSync, readdirSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { readTextFile } from '../../lib/environment/text-file';
import { isSystemError } from '../../lib/output/file-fault';
import { isLink, type Snapshot } from './snapshot';

/** @param placeOf where a file of the head is on the disk. @default - where its path says */
export function diskSnapshot(placeOf: (path: string) => string | undefined = (path) => path): Snapshot {
  return {
    files(folder) {
      const place = placeOf(folder);
      return place === undefined ? [] : filesBelow(place).map((file) => posix.join(folder, file));
    },
    prepare: () => undefined,
    read(path) {
      const place = placeOf(path);
      if (place === undefined) return undefined;
      return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ? isLink(path) : readTextFile(place);
    },
  };
}

/** Folders that are links are not entered. */
function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => posix.relative(toPosix(folder), toPosix(`${entry.parentPath}/${entry.name}`)))
      .sort();
  } catch (failure) {
    if (isSystemError(failure)) return [];
    throw failure;
  }
}

function toPosix(path: string): string {
  return path.replaceAll(sep, '/');
}
