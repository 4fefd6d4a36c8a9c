/** Where the kubelet has the runtime write the output of containers: `<namespace>_<pod>_<uid>/<container>/<n>.log`. */
export const POD_LOG_DIRECTORY = '/var/log/pods';

/** The runtime's links to the files of pods. */
export const POD_LOG_LINKS = '/var/log/containers';

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

/** The smallest of the directories that holds a path. */
export function closestDirectory(path: string, directories: Directories): string | undefined {
  return directoriesAround(path).find((directory) => directories.has(directory));
}

/** Directories by their paths. */
type Directories = Pick<ReadonlySet<string>, 'has'>;

/** Lists every directory that a path is within, the path itself first, with and without a slash at the end. */
export function directoriesAround(path: string): readonly string[] {
  const slashes = Array.from(path.matchAll(/\//g), ({ index }) => index).reverse();
  return [...new Set([path, ...slashes.flatMap((index) => [path.slice(0, index + 1), path.slice(0, index)])])];
}
