import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the environments to judge, or why there are none. */
export type Chosen = { readonly names: readonly string[] } | { readonly problem: string };

/** @param wanted all of them, if empty */
export function chooseEnvironments(dist: string, wanted: readonly string[]): Chosen {
  if (!isFolder(dist))
    return { problem: `There is no folder ${dist}: npx cdk8s-logging synth writes it, or name yours with --dist.` };
  const there = readdirSync(dist)
    .filter((name) => isFolder(join(dist, name)))
    .sort();
  if (there.length === 0) return { problem: `${dist} holds no folder of an environment.` };
  const missing = wanted.filter((name) => !there.includes(name));
  if (missing.length > 0) return { problem: `${dist} has no ${missing.join(', ')}. It has: ${there.join(', ')}.` };
  return { names: wanted.length > 0 ? [...new Set(wanted)] : there };
}

/** Tells whether there is a folder at a path. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
