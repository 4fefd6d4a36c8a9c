import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** A hash of what decides what is built: the package, and every file beside `go.mod`. */
function stampOf(root: string, source: Source): string {
  const hash = createHash('sha256').update(source.package);
  const folder = join(root, 'tools', source.folder);
  for (const file of readdirSync(folder).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  }
  return `${hash.digest('hex')}\n`;
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
