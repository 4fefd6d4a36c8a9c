import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source, ToolName } from './programs';
import { parseVersion, type Version } from './version';

/** Where we build a program. The collector's builder wants a folder of its own for what it writes. */
export function builtPath(root: string, name: ToolName, { by }: Source): string {
  return by === 'ocb' ? join(root, '.tools', name, name) : join(root, '.tools', name);
}

/** Was it built, and from the files that are there now? */
export function isBuilt(root: string, name: ToolName, source: Source): boolean {
  const path = builtPath(root, name, source);
  const stamp = stampPath(path);
  return existsSync(path) && existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(root, source);
}

/** Notes what a program was built from. */
export function writeStamp(root: string, name: ToolName, source: Source): void {
  writeFileSync(stampPath(builtPath(root, name, source)), stampOf(root, source));
}

/** Before a build: whatever comes of it is not what was built before. */
export function removeStamp(root: string, name: ToolName, source: Source): void {
  rmSync(stampPath(builtPath(root, name, source)), { force: true });
}

function stampPath(path: string): string {
  return `${path}.stamp`;
}

/** A hash of what decides what is built: the package, every file beside `go.mod`, and those of a package of our own. */
function stampOf(root: string, source: Source): string {
  const hash = createHash('sha256').update(source.package);
  const folder = join(root, 'tools', source.folder);
  const own = source.package.startsWith('./') ? filesIn(folder, source.package) : [];
  for (const file of [...filesIn(folder, '.'), ...own]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  }
  return `${hash.digest('hex')}\n`;
}

/** Files of a folder, and none of the folders in it: a package of our own is built from its folder alone. */
function filesIn(folder: string, below: string): readonly string[] {
  return readdirSync(join(folder, below))
    .filter((entry) => statSync(join(folder, below, entry)).isFile())
    .sort()
    .map((file) => join(below, file));
}

/** Reads the version that `go.mod` pins. */
export function wantedVersion(root: string, { folder, module }: Source): Version | undefined {
  const file = join(root, 'tools', folder, 'go.mod');
  if (!existsSync(file)) return undefined;
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .map((candidate) => candidate.replace(/^require\s/, '').trim())
    .find((candidate) => candidate.startsWith(`${module} v`));
  return line === undefined ? undefined : parseVersion(line.slice(module.length));
}
