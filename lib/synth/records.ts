import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LocatedFinding } from '../findings/located-finding';
import { isSystemError } from '../output/file-fault';
import type { Claims } from './claims';
import { digest } from './digest';

/** What a run found and left, for the next one: plain data. */
export interface Records {
  /** What wrote them, and all else that decides what is written but files that are compared. */
  readonly program: string;

  /** By the paths of their files. */
  readonly environments: Readonly<Record<string, EnvironmentRecord>>;

  /** Files beside the folders of environments, by their paths: digests of their contents. */
  readonly shared: Readonly<Record<string, string>>;
}

/** What is known of an environment as long as its files say the same. */
export interface EnvironmentRecord {
  /** Paths of its own file, and of those that it extends. */
  readonly chain: readonly string[];

  /** Digest of their texts. */
  readonly texts: string;

  readonly claims: Claims;

  /** @default - its stack was not synthesized, or can not be told again */
  readonly stack?: StackRecord;
}

/** What a run made of an environment, and of what else. */
export interface StackRecord {
  /** Settings of the run that its files or findings depend on. */
  readonly settings: string;

  /** Digest of its inventories. */
  readonly locks: string;

  /** Digest of its folder as the run left it. */
  readonly output: string;

  /** Paths of its scripts, which can be run. */
  readonly scripts: readonly string[];

  /** What was found and is not acknowledged: no errors. */
  readonly findings: readonly LocatedFinding[];
}

/** Reads records. What can not be read, or was not written whole by the same program, is none. */
export function readRecords(file: string, program: string): Records {
  const none: Records = { program, environments: {}, shared: {} };
  try {
    const [sum, text = ''] = readFileSync(file, 'utf8').split('\n');
    if (sum !== digest(text)) return none;
    const records: Records = JSON.parse(text);
    return records.program === program ? records : none;
  } catch (failure) {
    if (isSystemError(failure) || failure instanceof SyntaxError) return none;
    throw failure;
  }
}

/** Writes records, in one rename. Where that is refused, the next run has more to do, and nothing is wrong. */
export function writeRecords(file: string, records: Records): void {
  const text = JSON.stringify(records);
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, `${digest(text)}\n${text}`);
    renameSync(temporary, file);
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
    removeIfThere(temporary);
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
  }
}
