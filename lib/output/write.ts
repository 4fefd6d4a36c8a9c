import { type FileFault, fileFault, type SystemError } from './file-fault';

/** What a run changed. Paths are relative to the output folder. */
export interface WriteResult {
  /** Files that are new or have other content than before. */
  readonly written: readonly string[];

  /** Files of earlier runs that were deleted. */
  readonly removed: readonly string[];
}

/** One file that a run changes, with its whole text before and after. */
export interface FileChange {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;

  /** @default - the file is new */
  readonly before?: string;

  /** The same as before where only the right to run it is new. @default - the file is removed */
  readonly after?: string;
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
