import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from './file';
import { isSystemError, type SystemError } from './file-fault';
import { removeLeftovers } from './leftovers';
import { makeFolder, putInPlace, removeIfEmpty, removeWithEmptyFolders } from './place';
import { Preparation } from './preparation';
import { isOutdated, readContent, rootOf, type Scope, staleFiles } from './present';
import { type FileChange, WriteError, type WriteResult } from './write';

export interface StageOptions {
  /** Whether files come to their places; if not, all is compared and nothing is changed. @default true */
  readonly write?: boolean;

  /** Is told of each change, before the first is made. @default - nobody is told */
  readonly onChange?: (change: FileChange) => void;
}

/** A file that waits for its place. */
interface Waiting {
  /** Its place, relative to the output folder. */
  readonly path: string;

  /** Where it waits; nowhere if it shall not come to its place, and nobody asks for its text. */
  readonly prepared: string | undefined;
}

interface Done extends WriteResult {
  readonly written: string[];
  readonly removed: string[];
}

/**
 * Where the files of a run wait until all of them are known: what differs from what is there lies on the same disk, and
 * is put in its place at the end, or never. No text is kept in memory.
 */
export class Stage {
  private readonly directory: string;
  private readonly onChange: StageOptions['onChange'];
  private readonly preparation: Preparation;
  private readonly wanted = new Set<string>();
  private readonly kept = new Set<string>();
  private readonly isWriting: boolean;
  private readonly made: string[] = [];
  private waiting: Waiting[] = [];
  private failure?: SystemError;
  private isClosed = false;

  constructor(directory: string, { write = true, onChange }: StageOptions = {}) {
    this.directory = directory;
    this.onChange = onChange;
    this.isWriting = write;
    this.preparation = new Preparation(directory, write);
  }

  /** Prepares the files that differ from what is there. What the disk refuses is told at the end, if it comes to that. */
  add(files: readonly OutputFile[]): void {
    if (this.isClosed) return;
    for (const file of files) {
      this.wanted.add(file.path);
      if (this.tried(() => isOutdated(this.directory, file)) ?? false) this.prepare(file);
    }
  }

  /** Leaves the folder of an environment, or a file beside those, as it is: it is known to be what is wanted. */
  keep(path: string): void {
    this.kept.add(path);
  }

  /** Takes back what was added for the folders of some environments. */
  drop(roots: ReadonlySet<string>): void {
    if (roots.size === 0) return;
    this.waiting = this.waiting.filter(({ path }) => !roots.has(rootOf(path)));
    for (const path of this.wanted) if (roots.has(rootOf(path))) this.wanted.delete(path);
  }

  /**
   * Makes the output folder hold exactly what was added and kept, beside whatever others put there: removes as well what
   * an earlier run wrote and this one did not. Each file appears whole or not at all, and none before all of them are on
   * the disk.
   * @throws WriteError where the disk refuses
   */
  commit(scope: Scope): WriteResult {
    const done: Done = { written: [], removed: [] };
    const files = sharedFirst(this.waiting);
    let wanted = files.length;
    try {
      if (this.isWriting && files.length === 0) removeLeftovers(this.directory);
      const stale = staleFiles(this.directory, { wanted: this.wanted, kept: this.kept }, scope);
      wanted += stale.length;
      if (this.failure) throw this.failure;
      this.tell(files, stale);
      if (!this.isWriting) return { written: files.map(({ path }) => path), removed: stale };
      this.place(files, done);
      this.remove(stale, done);
      return done;
    } catch (failure) {
      if (!isSystemError(failure)) throw failure;
      throw new WriteError(failure, this.directory, { changed: done, wanted });
    } finally {
      this.close(done);
    }
  }

  /** Leaves the output folder as it is: what is added from now on goes nowhere. */
  discard(): void {
    this.close({ written: [] });
  }

  private prepare(file: OutputFile): void {
    const isAskedFor = this.isWriting || this.onChange !== undefined;
    const prepared = isAskedFor && !this.failure ? this.tried(() => this.preparation.write(file)) : undefined;
    this.waiting.push({ path: file.path, prepared });
    // A disk that is full needs its room.
    if (this.failure) this.preparation.clear();
  }

  /** What the disk refuses is kept in mind, because an error in an environment file is worth more to people. */
  private tried<Answer>(act: () => Answer): Answer | undefined {
    try {
      return act();
    } catch (failure) {
      if (!isSystemError(failure)) throw failure;
      this.failure ??= failure;
      return undefined;
    }
  }

  private tell(files: readonly Waiting[], stale: readonly string[]): void {
    const { onChange } = this;
    if (!onChange) return;
    for (const { path, prepared } of files) onChange(changeOf(path, this.textOf(path), textAt(prepared)));
    for (const path of stale) onChange(changeOf(path, this.textOf(path), undefined));
  }

  private textOf(path: string): string | undefined {
    return textAt(join(this.directory, path));
  }

  /** A folder that may not be changed shows before the first file is in its place. */
  private place(files: readonly Waiting[], { written }: Done): void {
    const folders = new Set(files.map(({ path }) => dirname(join(this.directory, path))));
    for (const folder of folders) this.made.push(...makeFolder(folder));
    // The disk judges a name only where its folder is there.
    for (const { path } of files) lstatSync(join(this.directory, path), { throwIfNoEntry: false });
    for (const { path, prepared = '' } of files) {
      putInPlace(prepared, join(this.directory, path));
      written.push(path);
    }
  }

  private remove(stale: readonly string[], { removed }: Done): void {
    for (const path of stale) {
      removeWithEmptyFolders(this.directory, path);
      removed.push(path);
    }
  }

  private close({ written }: Pick<Done, 'written'>): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.preparation.clear();
    if (written.length === 0) for (const folder of [...this.preparation.made, ...this.made]) removeIfEmpty(folder);
  }
}

/** What environments share is there before the scripts that read it. */
function sharedFirst(files: readonly Waiting[]): readonly Waiting[] {
  const isShared = ({ path }: Waiting) => rootOf(path) === '';
  return [...files.filter(isShared), ...files.filter((file) => !isShared(file))];
}

function changeOf(path: string, before: string | undefined, after: string | undefined): FileChange {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function textAt(file: string | undefined): string | undefined {
  return file === undefined ? undefined : readContent(file);
}
