import * as z from 'zod';
import type { FindingKind } from '../../../findings/finding-kind';
import { exactlyOne, type Fault, keepOne } from '../../../schema/fault';
import {
  kindNamed,
  type LokiStorage,
  STORAGE_KIND_NAMES,
  STORAGE_KINDS,
  type StorageKindName,
  type StorageProps,
} from './kinds';

export const STORAGE_KIND: FindingKind = {
  id: 'storage/kind',
  severity: 'error',
  since: '0.1.0',
  finds: 'no kind of storage is given, or several are',
  happens: 'Loki has no place for its lines, or not the one that is meant',
  remedy: 'keep one of the kinds under `loki.storage`',
};

type Sections = { readonly [Name in StorageKindName]: (typeof STORAGE_KINDS)[Name]['section'] };

// Object.fromEntries() forgets the type of its keys.
const sections = Object.fromEntries(STORAGE_KIND_NAMES.map((name) => [name, STORAGE_KINDS[name].section])) as Sections;

const LIST = new Intl.ListFormat('en-GB');
const NAMES = LIST.format(STORAGE_KIND_NAMES);

/** Where Loki keeps lines: exactly one kind. */
export const storageSection = exactlyOne(z.strictObject(sections), STORAGE_KIND_NAMES, kindFault)
  .describe(`Where Loki keeps lines: exactly one of ${NAMES}.`)
  .meta({ maxProperties: 1, examples: [{ filesystem: {} }] });

const EARLIER_NAMES = STORAGE_KIND_NAMES.filter((name) => kindNamed(name).earlier !== undefined);

/** Stores that only earlier periods are kept in. */
export const earlierStorageSection = z
  .strictObject(sections)
  .omit({ minio: true })
  .optional()
  .describe(
    `Stores that only earlier periods are kept in, of other kinds than storage: ${LIST.format(EARLIER_NAMES)}. Default: none.`,
  )
  .meta({ examples: [{ filesystem: {} }], since: '0.2.0' });

/** Resolves every kind that is given, in the order of the kinds. */
export function resolveEarlierStorage(section: z.output<typeof earlierStorageSection> = {}): readonly LokiStorage[] {
  const given: Partial<z.output<typeof storageSection>> = section;
  return STORAGE_KIND_NAMES.flatMap((name) => {
    const props: StorageProps | undefined = given[name];
    return props === undefined ? [] : [kindNamed(name).resolve(props)];
  });
}

/** Resolves the one kind that is given. */
export function resolveStorage(section: z.output<typeof storageSection>): LokiStorage {
  for (const name of STORAGE_KIND_NAMES) {
    const props: StorageProps | undefined = section[name];
    if (props !== undefined) return kindNamed(name).resolve(props);
  }
  throw new Error('the schema lets no storage without a kind through');
}

function kindFault(given: readonly string[]): Fault {
  const none = given.length === 0;
  return {
    kind: STORAGE_KIND,
    path: none ? [] : [given.at(-1) ?? ''],
    problem: none ? 'no kind of storage is given' : `${given.join(' and ')} are given, but lines go to one store`,
    consequence: 'Loki has no place for its lines, or not the one that is meant',
    fix: none
      ? 'name where lines go: an object store with its bucket, or `filesystem: {}` where one pod is the whole Loki'
      : keepOne(given),
  };
}
