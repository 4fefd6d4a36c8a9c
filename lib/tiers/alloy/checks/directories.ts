import type { Finding } from '../../../findings/finding';
import type { LogIntent } from '../../../logs/intent';
import { directoryOf, rke2Files } from '../../../logs/paths';
import type { Environment } from '../../../plan/environment';
import { hidingDirectories, type NamedDirectory, type OwnFiles } from '../../hiding-directories';

const OWN_FILES: OwnFiles = {
  program: 'Alloy',
  paths: [
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
  ],
};

/** The directories of a node can be mounted where they are. */
export function alloyDirectories({ logs, collector }: Pick<Environment, 'logs' | 'collector'>): readonly Finding[] {
  if (!collector.alloy) return [];
  return hidingDirectories(OWN_FILES, namedDirectories(logs));
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
