import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { modulesFolder, type Places, programsFolder } from './places';
import type { Source } from './program';
import type { ToolName } from './programs';
import { parseVersion, type Version } from './version';

/**
 * Where a program is once it is built: in a folder of its own that is named by what it is built from, so that every
 * version of this project finds its own.
 */
export function builtPath(places: Places, name: ToolName, source: Source): string {
  return join(programsFolder(places), `${name}-${fingerprint(places, source)}`, name);
}

/** Was it built, and from the files that are there now? */
export function isBuilt(places: Places, name: ToolName, source: Source): boolean {
  return canBuild(places, source) && existsSync(builtPath(places, name, source));
}

/** Is there what a program is built from? What only this project needs for its tests is not in the package. */
export function canBuild(places: Places, source: Source): boolean {
  return existsSync(join(moduleFolder(places, source), source.package.startsWith('./') ? source.package : '.'));
}

/** The folder of the `go.mod` that a program is built from. */
export function moduleFolder(places: Places, { folder }: Source): string {
  return join(modulesFolder(places), folder);
}

/**
 * A hash of what decides what is built: the package, what it is linked with and put beside, every file beside `go.mod`,
 * and those of a package of our own.
 */
function fingerprint(places: Places, source: Source): string {
  const hash = createHash('sha256').update(source.package).update(besides(source));
  const folder = moduleFolder(places, source);
  const own = source.package.startsWith('./') ? filesIn(folder, source.package) : [];
  for (const file of [...filesIn(folder, '.'), ...own]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function besides({ stamped, beside }: Source): string {
  return stamped === undefined && beside === undefined ? '' : JSON.stringify([stamped, beside]);
}

/** Files of a folder, and none of the folders in it: a package of our own is built from its folder alone. */
function filesIn(folder: string, below: string): readonly string[] {
  return readdirSync(join(folder, below))
    .filter((entry) => statSync(join(folder, below, entry)).isFile())
    .sort()
    .map((file) => join(below, file));
}

/** Reads the version that `go.mod` pins. */
export function wantedVersion(source: Source, places: Places = {}): Version | undefined {
  const file = join(moduleFolder(places, source), 'go.mod');
  if (!existsSync(file)) return undefined;
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .map((candidate) => candidate.replace(/^require\s/, '').trim())
    .find((candidate) => candidate.startsWith(`${source.module} v`));
  return line === undefined ? undefined : parseVersion(line.slice(source.module.length));
}
