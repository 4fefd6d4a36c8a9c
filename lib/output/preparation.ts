import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutputFile } from './file';
import { naming } from './file-fault';
import { preparationPath, removeLeftovers } from './leftovers';
import { makeFolder } from './place';

/** A folder for files that wait: made for the first of them. */
export class Preparation {
  private readonly directory: string;
  private readonly isBeside: boolean;
  private folder?: string;
  private count = 0;

  /** Folders that had to be made for it. */
  readonly made: string[] = [];

  /** @param isBeside whether files wait on the disk that they are for, or among the temporary files of the machine */
  constructor(directory: string, isBeside: boolean) {
    this.directory = directory;
    this.isBeside = isBeside;
  }

  /** Writes a file. @returns where it waits */
  write({ path, content, executable }: OutputFile): string {
    this.folder ??= this.make();
    const file = join(this.folder, String(this.count++));
    naming(join(this.directory, path), () => writeFileSync(file, content));
    if (executable) chmodSync(file, 0o755);
    return file;
  }

  /** Removes what still waits. */
  clear(): void {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
  }

  private make(): string {
    if (!this.isBeside) return mkdtempSync(preparationPath(tmpdir()));
    removeLeftovers(this.directory);
    this.made.push(...makeFolder(this.directory));
    return naming(this.directory, () => mkdtempSync(preparationPath(this.directory)));
  }
}
