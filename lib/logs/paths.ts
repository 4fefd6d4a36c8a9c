import type { LogIntent, Rke2Logs } from './intent';
import { RKE2_FILES } from './loki-labels';

/** Where the kubelet has the runtime write the output of containers: `<namespace>_<pod>_<uid>/<container>/<n>.log`. */
export const POD_LOG_DIRECTORY = '/var/log/pods';

/** Is the path the directory itself, or somewhere below it? */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}

/** Is it the absolute path of a directory, as it can be mounted: no globs, no `..`, no slash at the end? */
export function isDirectoryPath(path: string): boolean {
  return /^(\/[^/*?[{]+)+$/.test(path) && !path.split('/').some((step) => step === '.' || step === '..');
}

/** The directory that holds everything that a path with globs can match: `/var/log/*.log` is all in `/var/log`. */
export function directoryOf(path: string): string {
  const literal = path.slice(0, path.search(/[*?[{\\]|$/));
  return literal.slice(0, Math.max(literal.lastIndexOf('/'), 1));
}

/** The files of RKE2 on a node, each with the value of the label `type`. */
export function rke2Files({ dataDirectory }: Rke2Logs): readonly { readonly type: string; readonly path: string }[] {
  return Object.entries(RKE2_FILES).map(([type, path]) => ({ type, path: `${dataDirectory}/${path}` }));
}

/**
 * What a collector must see of a node, no directory in another. Of what `logs.nodeDirectories` allows: of pods their own
 * folder, of node files the whole directory that is named, because a program may delete and make anew the folder that
 * its files are in. Sources that name their own directory get that.
 */
export function mountedDirectories({
  pods,
  nodeFiles,
  nodeDirectories,
  machineLogs,
  journal,
  rke2,
}: LogIntent): readonly string[] {
  const named = (path: string) => closestDirectory(path, nodeDirectories);
  const wanted = [
    ...(pods && named(POD_LOG_DIRECTORY) !== undefined ? [POD_LOG_DIRECTORY] : []),
    ...nodeFiles.flatMap(({ path }) => named(directoryOf(path)) ?? []),
    ...(machineLogs ? [machineLogs.directory] : []),
    ...(journal ? [journal.directory] : []),
    ...(rke2 ? rke2Files(rke2).map(({ path }) => directoryOf(path)) : []),
  ];
  const needed = [...new Set(wanted)];
  return needed.filter((directory) => !needed.some((other) => other !== directory && isWithin(directory, other)));
}

/** The smallest of the directories that holds a path. */
export function closestDirectory(path: string, directories: readonly string[]): string | undefined {
  return directories
    .filter((directory) => isWithin(path, directory))
    .reduce<string | undefined>(
      (best, next) => (best === undefined || next.length > best.length ? next : best),
      undefined,
    );
}
