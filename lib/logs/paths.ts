import type { LogIntent } from './intent';

/** Where the kubelet has the runtime write the output of containers: `<namespace>_<pod>_<uid>/<container>/<n>.log`. */
export const POD_LOG_DIRECTORY = '/var/log/pods';

/** Is the path the directory itself, or somewhere below it? */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}

/** The directory that holds everything that a path with globs can match: `/var/log/*.log` is all in `/var/log`. */
export function directoryOf(path: string): string {
  const literal = path.slice(0, path.search(/[*?[{\\]|$/));
  return literal.slice(0, Math.max(literal.lastIndexOf('/'), 1));
}

/** The directories of a node that the sources of an intent are read from. */
export function readDirectories({ pods, nodeFiles }: LogIntent): readonly string[] {
  return [...(pods ? [POD_LOG_DIRECTORY] : []), ...nodeFiles.map(({ path }) => directoryOf(path))];
}

/** Those of `logs.nodeDirectories` that a collector must see, and no more: none lies in another. */
export function mountedDirectories(intent: LogIntent): readonly string[] {
  const needed = new Set(readDirectories(intent).map((path) => closestDirectory(path, intent.nodeDirectories)));
  const mounted = [...new Set(intent.nodeDirectories)].filter((directory) => needed.has(directory));
  return mounted.filter((directory) => !mounted.some((other) => other !== directory && isWithin(directory, other)));
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
