import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { builtPath, isBuilt, wantedVersion } from './built';
import type { Places } from './places';
import type { OnPath } from './program';
import { programOf, type ToolName } from './programs';
import { parseVersion, type Version, versionText } from './version';

export type { ToolName } from './programs';

/** A program that judges, and where it is. */
export interface Tool {
  readonly name: ToolName;
  readonly path: string;

  /** As it says itself, or as it was built: `3.6.3`. */
  readonly version: string;
}

/** Finds a program: what `cdk8s-logging tools` has built, or one on the PATH whose version fits. */
export function findTool(name: ToolName, places: Places = {}): Tool | undefined {
  return findBuilt(name, places) ?? lookOnPath(name, places)?.tool;
}

/** Finds a program that `cdk8s-logging tools` has built from the versions pinned now. */
export function findBuilt(name: ToolName, places: Places = {}): Tool | undefined {
  const { source } = programOf(name);
  if (!source || !isBuilt(places, name, source)) return undefined;
  const version = wantedVersion(source, places);
  return version && { name, path: builtPath(places, name, source), version: versionText(version) };
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
  const wanted = source && wantedVersion(source, places);
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
