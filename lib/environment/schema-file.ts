import { existsSync, readFileSync, statSync } from 'node:fs';
import { type FindingKind, finding } from '../findings/finding-kind';
import { findingAt, type LocatedFinding } from '../findings/located-finding';
import { environmentJsonSchema } from './json-schema';

export const SCHEMA_OUTDATED: FindingKind = {
  id: 'environment/schema-outdated',
  severity: 'note',
  since: '0.2.0',
  finds: '`schema.json` beside the environment files is that of another version of this tool',
  happens: 'editors offer keys that there are not, or miss some that there are',
  remedy: 'run npx cdk8s-logging schema, and commit the file',
};

/** Tells whether a file is the schema of this version. */
export function isCurrentSchema(file: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === environmentJsonSchema();
}

/** Finds that the schema which editors read is that of another version; a repository may do without one. */
export function outdatedSchema(file: string): readonly LocatedFinding[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return [];
  if (isCurrentSchema(file)) return [];
  const problem = `${file} is that of another version of this tool`;
  return [findingAt({ file }, finding(SCHEMA_OUTDATED, { path: [], problem, fix: SCHEMA_OUTDATED.remedy }))];
}
