import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isGenerated, type OutputFile } from './file';

/** What a run changed. Paths are relative to the output folder. */
export interface WriteResult {
  /** Files that are new or have other content than before. */
  readonly written: readonly string[];

  /** Files of earlier runs that were deleted. */
  readonly removed: readonly string[];
}

/** The part of the output folder that a run speaks for: all of it, or some environments. */
export type Scope = 'all' | readonly string[];

/**
 * Makes the output folder hold exactly these files, beside whatever others put there: writes what differs, removes what
 * an earlier run wrote and this one did not. Each file appears whole or not at all.
 */
export function writeFiles(directory: string, files: readonly OutputFile[], scope: Scope): WriteResult {
  const wanted = new Set(files.map((file) => file.path));
  const stale = existingFiles(directory, scope).filter((path) => !wanted.has(path) && isOurs(join(directory, path)));
  const changed = files.filter((file) => isStale(directory, file));
  for (const folder of new Set(changed.map((file) => dirname(join(directory, file.path))))) {
    mkdirSync(folder, { recursive: true });
  }
  for (const file of changed) writeWhole(join(directory, file.path), file);
  for (const path of stale) removeWithEmptyFolders(directory, path);
  return { written: changed.map((file) => file.path), removed: stale };
}

function existingFiles(directory: string, scope: Scope): readonly string[] {
  if (scope !== 'all') return scope.flatMap((root) => listFiles(directory, root));
  const shared = entries(directory).filter((entry) => entry.isFile());
  return [...shared.map(({ name }) => name), ...listFolders(directory).flatMap((root) => listFiles(directory, root))];
}

function isOurs(file: string): boolean {
  return /\.(yaml|md|sh|txt)$/.test(file) && isGenerated(readText(file) ?? '');
}

function listFolders(directory: string): readonly string[] {
  return entries(directory)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function listFiles(directory: string, folder: string): readonly string[] {
  return entries(join(directory, folder)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(directory, path);
    return entry.isFile() ? [path] : [];
  });
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (failure) {
    if (isMissing(failure)) return [];
    throw failure;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (failure) {
    if (isMissing(failure)) return undefined;
    throw failure;
  }
}

function isStale(directory: string, { path, content, executable }: OutputFile): boolean {
  const file = join(directory, path);
  return readText(file) !== content || (executable === true && !isExecutable(file));
}

function isExecutable(file: string): boolean {
  // Windows keeps no such bit, and would have every run write again.
  return process.platform === 'win32' || (statSync(file).mode & 0o111) !== 0;
}

function writeWhole(file: string, { content, executable }: OutputFile): void {
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, content);
  if (executable) chmodSync(temporary, 0o755);
  renameSync(temporary, file);
}

function removeWithEmptyFolders(directory: string, path: string): void {
  rmSync(join(directory, path));
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (entries(join(directory, folder)).length > 0) return;
    rmdirSync(join(directory, folder));
  }
}

function isMissing(failure: unknown): boolean {
  return typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === 'ENOENT';
}
