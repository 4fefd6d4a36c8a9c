import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Json } from '../../../lib/kubernetes/json';

const FOLDER = 'test/environment/reference/files';

/** Environments that synthesize, each with keys that exclude those of another one. */
export const ALTERNATIVES: readonly string[] = readdirSync(FOLDER)
  .sort()
  .map((name) => join(FOLDER, name));

/** Data of environments that have every key together: what `docs/environment.md` takes its examples of. */
export function exampleData(): readonly Json[] {
  const files = ['test/environment/everything.yaml', ...ALTERNATIVES];
  return files.map((file) => parse(readFileSync(file, 'utf8')));
}
