import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { checkEnvironment } from '../checks/all';
import type { JsonObject } from '../kubernetes/json';
import { type Committed, committedIn } from '../output/committed';
import { staleFiles } from '../output/present';
import type { Environment } from '../plan/environment';
import { digest, type FolderDigests } from './digest';
import type { Synthesized } from './one';

/**
 * Tells what the folder of an environment holds after a run.
 * @param before what it holds before
 * @returns `undefined` if a run that finds it so could find something else: what is written is compared with what was
 * written before
 */
export function folderLeft(
  environment: Environment,
  { name, files, committed }: Synthesized,
  { output, before }: { readonly output: string; readonly before: FolderDigests },
): FolderDigests | undefined {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const others = [...before].filter(([path]) => !contents.has(path));
  const wanted = new Set(contents.keys());
  const stale = others.length === 0 ? [] : staleFiles(output, { wanted, kept: new Set() }, [name]);
  const foreign = new Map(others.filter(([path]) => !stale.includes(path)));
  const left = [...contents.keys(), ...foreign.keys()].sort().filter((path) => path.endsWith('.yaml'));
  const texts = left.map((path) => ({
    file: path,
    text: () => contents.get(path) ?? readFileSync(join(output, path), 'utf8'),
  }));
  if (committed === undefined || !isSettled(environment, committed, committedIn(texts))) return undefined;
  return new Map([...foreign, ...files.map(({ path, content }) => [path, digest(content)] as const)]);
}

/** Whether what is written leads to the same findings as what was there before. */
function isSettled(environment: Environment, before: JsonObject, after: Committed): boolean {
  if ('unreadable' in after) return false;
  if (isDeepStrictEqual(before, after.values)) return true;
  return isDeepStrictEqual(checkEnvironment(environment, before), checkEnvironment(environment, after.values));
}
