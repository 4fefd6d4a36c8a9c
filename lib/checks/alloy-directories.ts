import type { Environment } from '../environment/environment';
import type { LogIntent } from '../logs/intent';
import { directoryOf, isDirectoryPath, isWithin, rke2Files } from '../logs/paths';
import { type EnvironmentPath, error, type Finding } from './finding';

/** What the container of Alloy needs of its own file system: the program, its configuration, state and token. */
const OWN_PATHS = [
  '/bin/alloy',
  '/etc/alloy',
  '/lib',
  '/usr/lib',
  '/proc',
  '/sys',
  '/dev',
  '/var/lib/alloy/data',
  '/var/run/secrets',
  '/run/secrets',
];

/** The directories of a node can be mounted where they are. */
export function alloyDirectories({ logs, collector }: Pick<Environment, 'logs' | 'collector'>): readonly Finding[] {
  if (!collector.alloy) return [];
  return namedDirectories(logs).flatMap(({ directory, path }) => {
    const hidden = OWN_PATHS.find((own) => isWithin(own, directory) || isWithin(directory, own));
    if (hidden === undefined || !isDirectoryPath(directory)) return [];
    return [
      error('alloy/directory-hides-own', path, {
        problem: `${directory} of the node would be mounted over ${hidden} of Alloy's container`,
        consequence: 'no pod of Alloy starts',
        fix: 'name only directories that hold logs, such as /var/log',
      }),
    ];
  });
}

interface NamedDirectory {
  readonly directory: string;

  /** Where the environment file names it. */
  readonly path: EnvironmentPath;
}

function namedDirectories({ nodeDirectories, machineLogs, journal, rke2 }: LogIntent): readonly NamedDirectory[] {
  const rke2Directories = rke2 ? rke2Files(rke2).map((file) => directoryOf(file.path)) : [];
  return [
    ...nodeDirectories.map((directory, index) => ({ directory, path: ['logs', 'nodeDirectories', index] })),
    ...(machineLogs ? [{ directory: machineLogs.directory, path: ['logs', 'machineLogs', 'directory'] }] : []),
    ...(journal ? [{ directory: journal.directory, path: ['logs', 'journal', 'directory'] }] : []),
    ...rke2Directories.map((directory) => ({ directory, path: ['logs', 'rke2', 'dataDirectory'] })),
  ];
}
