import type { Environment } from '../environment/environment';
import { isDirectoryPath, isWithin } from '../logs/paths';
import { error, type Finding } from './finding';

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
  return logs.nodeDirectories.flatMap((directory, index) => {
    const hidden = OWN_PATHS.find((path) => isWithin(path, directory) || isWithin(directory, path));
    if (hidden === undefined || !isDirectoryPath(directory)) return [];
    return [
      error('alloy/directory-hides-own', ['logs', 'nodeDirectories', index], {
        problem: `${directory} of the node would be mounted over ${hidden} of Alloy's container`,
        consequence: 'no pod of Alloy starts',
        fix: 'name only the directories that hold logs, such as /var/log',
      }),
    ];
  });
}
