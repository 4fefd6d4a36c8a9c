import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { builtPath, isBuilt, wantedVersion } from './built';
import { type OnPath, programOf, type ToolName } from './programs';
import { parseVersion, type Version, versionText } from './version';

export type { ToolName } from './programs';

/** A program that judges, and where it is. */
export interface Tool {
  readonly name: ToolName;
  readonly path: string;

  /** As it says itself, or as it was built: `3.6.3`. */
  readonly version: string;
}

/** Where to look. */
export interface Places {
  /** The repository, which holds `tools/` and `.tools/`. @default - the working directory */
  readonly root?: string;

  /** Folders of programs, as in the environment. @default - PATH */
  readonly path?: string;

  /** Milliseconds that a program on the PATH may take to tell its version. @default 10000 */
  readonly timeout?: number;
}

/** Finds a program: what `npm run tools` has built, or one on the PATH whose version fits. */
export function findTool(name: ToolName, places: Places = {}): Tool | undefined {
  return findBuilt(name, places.root) ?? lookOnPath(name, places)?.tool;
}

/** Finds a program that `npm run tools` has built from the versions pinned now. */
export function findBuilt(name: ToolName, root = process.cwd()): Tool | undefined {
  const { source } = programOf(name);
  if (!source || !isBuilt(root, name, source)) return undefined;
  const version = wantedVersion(root, source);
  return version && { name, path: builtPath(root, name, source), version: versionText(version) };
}

/** A program on the PATH, whether its version fits or not. */
export interface Found {
  readonly path: string;

  /** Absent: it does not tell. */
  readonly version?: Version;

  /** Absent: its version does not fit. */
  readonly tool?: Tool;
}

export function lookOnPath(name: ToolName, places: Places = {}): Found | undefined {
  const { source, onPath } = programOf(name);
  const path = onPath && which(onPath.command, places.path ?? process.env.PATH ?? '');
  if (!path) return undefined;
  const version = askVersion(path, onPath, places.timeout ?? 10_000);
  if (!version) return { path };
  const wanted = source && wantedVersion(places.root ?? process.cwd(), source);
  return onPath.fits(version, wanted)
    ? { path, version, tool: { name, path, version: versionText(version) } }
    : { path, version };
}

/** Finds the first program of a name in these folders. */
export function which(command: string, path: string): string | undefined {
  const candidates = path.split(delimiter).filter((folder) => folder !== '');
  return candidates.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Programs tell their version on either output. */
function askVersion(path: string, { ask }: OnPath, timeout: number): Version | undefined {
  const { status, stdout, stderr } = spawnSync(path, ask, {
    encoding: 'utf8',
    timeout,
    killSignal: 'SIGKILL',
  });
  return status === 0 ? parseVersion(`${stdout}\n${stderr}`) : undefined;
}
