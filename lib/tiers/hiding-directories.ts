import { type EnvironmentPath, error, type Finding } from '../findings/finding';
import { isDirectoryPath, isWithin } from '../logs/paths';

/** A directory of the node that a collector mounts where it is. */
export interface NamedDirectory {
  readonly directory: string;

  /** Where the environment file names it. */
  readonly path: EnvironmentPath;
}

/** A collector, and what its container needs of its own file system: the program, its configuration, state and token. */
export interface OwnFiles {
  readonly program: string;
  readonly paths: readonly string[];
}

/** Directories of a node that would be mounted over what a collector needs. */
export function hidingDirectories(
  { program, paths }: OwnFiles,
  directories: readonly NamedDirectory[],
): readonly Finding[] {
  return directories.flatMap(({ directory, path }) => {
    const hidden = paths.find((own) => isWithin(own, directory) || isWithin(directory, own));
    if (hidden === undefined || !isDirectoryPath(directory)) return [];
    return [
      error(`${program.toLowerCase()}/directory-hides-own`, path, {
        problem: `${directory} of the node would be mounted over ${hidden} of ${program}'s container`,
        consequence: `no pod of ${program} starts`,
        fix: 'name only directories that hold logs, such as /var/log',
      }),
    ];
  });
}
