import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isEnvironmentFolder } from '../output/present';

/**
 * Tells why a folder is none to write environments to: it would hold more than they, or be a part of one.
 * @returns `undefined` if it can be written to, as far as its place is concerned
 */
export function outputProblem(output: string, environments: string): string | undefined {
  const place = realPath(output);
  const stats = statSync(place, { throwIfNoEntry: false });
  const other = '--output names a folder for nothing else, such as dist.';
  if (output.trim() === '') return `The name of the folder to write to is empty: ${other}`;
  if (stats && !stats.isDirectory()) return `${output} is a file, and no folder to write to: ${other}`;
  if (dirname(place) === place) return `${output} is the root of the disk: ${other}`;
  if (isWithin(realPath(environments), place))
    return `${output} holds the environment files themselves (${environments}): ${other}`;
  const environment = ancestors(place).find(isEnvironmentFolder);
  if (environment === undefined) return undefined;
  return `${relative(process.cwd(), environment)} is the folder of one environment, not a place for all: ${other}`;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || ancestors(path).includes(folder);
}

/** A path and all folders above it. */
function ancestors(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...ancestors(parent)];
}

/** A path without links, as far as it is there. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), absolute.slice(parent.length));
  }
}
