import type { Environment } from '../environment/environment';
import { isDirectoryPath, isWithin, mountedDirectories } from '../logs/paths';
import { error, type Finding } from './finding';

/** What the container of Promtail needs of its own file system: the program, its configuration, state and token. */
const OWN_PATHS = [
  '/usr/bin',
  '/etc/promtail',
  '/etc/promtail-credentials',
  '/etc/ssl',
  '/lib',
  '/usr/lib',
  '/proc',
  '/sys',
  '/dev',
  '/run/promtail',
  '/var/run/secrets',
  '/run/secrets',
];

/** The directories of a node can be mounted where they are. */
export function promtailDirectories({ logs, collector }: Pick<Environment, 'logs' | 'collector'>): readonly Finding[] {
  if (!collector.promtail) return [];
  return mountedDirectories(logs).flatMap((directory) => {
    const hidden = OWN_PATHS.find((own) => isWithin(own, directory) || isWithin(directory, own));
    if (hidden === undefined || !isDirectoryPath(directory)) return [];
    return [
      error('promtail/directory-hides-own', ['logs'], {
        problem: `${directory} of the node would be mounted over ${hidden} of Promtail's container`,
        consequence: 'no pod of Promtail starts',
        fix: 'name only directories that hold logs, such as /var/log',
      }),
    ];
  });
}
