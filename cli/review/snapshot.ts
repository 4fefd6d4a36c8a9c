import type { TextFile } from '../../lib/environment/text-file';

/** The files of one side of a review. Paths are those of the head, with forward slashes: `dist/edge/README.md`. */
export interface Snapshot {
  /** Lists all files below a folder, in the order of their paths; none if it is not there. */
  files(folder: string): readonly string[];

  /** Fetches files at once, which are read one by one afterwards. */
  prepare(paths: readonly string[]): void;

  /** @returns the content of a file, why it can not be used, or `undefined` if there is none */
  read(path: string): TextFile | undefined;
}

/** More than any file of ours: it is not even read. */
export const MOST_BYTES = 2 ** 20 * 4;

/** Says that a link is none of ours: what it leads to may lie anywhere. */
export function isLink(path: string): TextFile {
  return { problem: `${path} is a symbolic link`, fix: 'put the file itself in its place' };
}
