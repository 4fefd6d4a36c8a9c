import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { namedFiles } from '../environment/files';
import { nameFindings } from '../environment/problems/names';
import type { OutputFile } from '../output/file';
import { isExecutable } from '../output/present';
import type { Computed } from './compute';
import { digest, digestOfFolder, type FolderDigests, fileDigest, folderDigests, shortDigest } from './digest';
import { Inputs } from './inputs';
import type { Asked, Synthesized } from './one';
import type { RecordOptions, SynthOptions } from './options';
import { type EnvironmentRecord, type Records, readRecords, type StackRecord, writeRecords } from './records';

/** The folders of an environment, before a run changes them; `undefined` if it can not be told what they hold. */
export interface Before {
  readonly output: FolderDigests | undefined;

  /** Digest of its inventories. */
  readonly locks: string | undefined;
}

/**
 * What earlier runs recorded, as far as it still holds: where there is any doubt, nothing does. What this run records
 * takes its place.
 */
export class Memory {
  readonly inputs = new Inputs();
  private readonly asked: Asked;
  private readonly file: string;
  private readonly settings: string;
  private readonly records: Records;
  private readonly known: ReadonlyMap<string, EnvironmentRecord>;
  private readonly fresh = new Map<string, EnvironmentRecord>();
  private shared: Records['shared'];

  constructor({ folder, program }: RecordOptions, asked: Asked) {
    this.asked = asked;
    const { output, locks, enabled, delivered } = asked;
    this.file = join(folder, `${shortDigest(resolve(output))}.json`);
    this.settings = JSON.stringify([output, locks, enabled ?? null, delivered ?? null]);
    this.records = readRecords(this.file, JSON.stringify([program, process.version, process.platform]));
    this.known = new Map(Object.entries(this.records.environments));
    this.shared = this.records.shared;
  }

  /** What is known of an environment whose files say what they said. */
  recall(file: string): EnvironmentRecord | undefined {
    const record = this.known.get(file);
    return record && this.inputs.digestOf(record.chain) === record.texts ? record : undefined;
  }

  /** Looks at the folders of an environment, before anything is made of them. */
  before(name: string): Before {
    return { output: folderDigests(this.asked.output, name), locks: this.locksOf(name) };
  }

  /** What is known of the stack of an environment, if a run would find and write just that. */
  recallStack({ stack }: EnvironmentRecord, { output, locks }: Before): StackRecord | undefined {
    if (stack === undefined || output === undefined || locks === undefined) return undefined;
    const isSame =
      stack.settings === this.settings &&
      stack.locks === locks &&
      stack.output === digestOfFolder(output) &&
      stack.scripts.every((path) => isExecutable(join(this.asked.output, path)));
    return isSame ? stack : undefined;
  }

  /** The files that environments share, if they are as a run would write them. */
  recallShared(): readonly string[] | undefined {
    const known = Object.entries(this.shared);
    const isSame = known.every(([path, sum]) => fileDigest(join(this.asked.output, path)) === sum);
    return known.length > 0 && isSame ? known.map(([path]) => path) : undefined;
  }

  /** Records what is known of an environment. */
  keep(file: string, record: EnvironmentRecord): void {
    this.fresh.set(file, record);
  }

  /** Records what was made of an environment, but nothing of its stack where another run could find something else. */
  add(file: string, { claims, chain, stack, left }: Computed, before?: Before): void {
    const known = { chain, texts: this.inputs.digestOf(chain), claims };
    const locks = before?.locks;
    const isSettled = stack && left && locks !== undefined && locks === this.locksOf(claims.name);
    this.keep(file, isSettled ? { ...known, stack: this.recordOf(stack, left, locks) } : known);
  }

  /** Records the files that environments share. */
  addShared(files: readonly OutputFile[]): void {
    this.shared = Object.fromEntries(files.map(({ path, content }) => [path, digest(content)]));
  }

  /**
   * Writes what was recorded, for the next run.
   * @param isWritten whether an environment was written: of the others is known what was known before
   */
  save(isWritten: (name: string) => boolean): void {
    const fresh = [...this.fresh].filter(([, { claims }]) => isWritten(claims.name));
    const environments = new Map([...[...this.known].filter(([file]) => existsSync(file)), ...fresh]);
    const { program } = this.records;
    writeRecords(this.file, { program, environments: Object.fromEntries(environments), shared: this.shared });
  }

  private recordOf({ files, findings }: Synthesized, left: FolderDigests, locks: string): StackRecord {
    const scripts = files.filter(({ executable }) => executable).map(({ path }) => path);
    return { settings: this.settings, locks, output: digestOfFolder(left), scripts, findings };
  }

  private locksOf(name: string): string | undefined {
    const digests = folderDigests(this.asked.locks, name);
    return digests && digestOfFolder(digests);
  }
}

/**
 * Opens what is recorded.
 * @returns `undefined` if nothing is, or if names of files are at fault: their folders are those of others, or none
 */
export function openMemory({ files, scope, records, ...asked }: SynthOptions & Asked): Memory | undefined {
  if (records === undefined || nameFindings(namedFiles(files, scope)).length > 0) return undefined;
  return new Memory(records, asked);
}
