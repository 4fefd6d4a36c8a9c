import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type ParsedRecord, parseRecord } from './inventory';

/** The file of a record, and what it holds. */
export interface StoredRecord {
  /** With forward slashes. */
  readonly file: string;

  /** Name of the release that it is of, as the file says. */
  readonly release: string;
  readonly content: ParsedRecord;
}

const ENDING = '.json';

/** Where the record of a release is kept. */
export function recordFile(locks: string, environment: string, release: string): string {
  return posix.join(locks, environment, `${release}${ENDING}`);
}

/** All records of an environment, in the order of their names; none if there is no such folder. */
export function readRecords(locks: string, environment: string): readonly StoredRecord[] {
  return names(posix.join(locks, environment), (entry) => entry.isFile() && entry.name.endsWith(ENDING)).map((name) => {
    const file = posix.join(locks, environment, name);
    return { file, release: name.slice(0, -ENDING.length), content: parseRecord(readFileSync(file, 'utf8')) };
  });
}

/** The records of all environments. */
export function readAllRecords(locks: string): readonly StoredRecord[] {
  return recordedEnvironments(locks).flatMap((environment) => readRecords(locks, environment));
}

/** The environments that have records. */
export function recordedEnvironments(locks: string): readonly string[] {
  return names(locks, (entry) => entry.isDirectory());
}

function names(folder: string, wanted: (entry: Dirent) => boolean): readonly string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries
    .filter(wanted)
    .map(({ name }) => name)
    .sort();
}
