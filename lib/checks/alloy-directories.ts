import type { Environment } from '../environment/environment';
import { isWithin } from '../logs/paths';
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

/** The directories of a node can be mounted where they are, and the state is kept where it survives. */
export function alloyDirectories({
  logs,
  collector,
  platform,
}: Pick<Environment, 'logs' | 'collector' | 'platform'>): readonly Finding[] {
  if (!collector.alloy) return [];
  const { stateDirectory } = collector.alloy;
  const mounts = logs.nodeDirectories.flatMap((directory, index) => {
    const hidden = OWN_PATHS.find((path) => isWithin(path, directory) || isWithin(directory, path));
    const where = ['logs', 'nodeDirectories', index];
    if (!isDirectory(directory)) return [notDirectory(directory, where)];
    return hidden === undefined ? [] : [hides(directory, hidden, where)];
  });
  const where = ['collector', 'alloy', 'stateDirectory'];
  if (!isDirectory(stateDirectory)) return [...mounts, notDirectory(stateDirectory, where)];
  if (platform.distribution !== 'talos' || isWithin(stateDirectory, '/var')) return mounts;
  return [...mounts, readOnlyState(stateDirectory, where)];
}

function isDirectory(path: string): boolean {
  return /^(\/[^/*?[{]+)+$/.test(path) && !path.split('/').some((step) => step === '.' || step === '..');
}

function notDirectory(directory: string, where: Finding['path']): Finding {
  return error('alloy/directory', where, {
    problem: `${directory} is not the absolute path of a directory, without globs and a slash at the end`,
    consequence: 'the API server refuses the pods of Alloy',
    fix: 'write it like /var/log',
  });
}

function hides(directory: string, own: string, where: Finding['path']): Finding {
  return error('alloy/directory-hides-own', where, {
    problem: `${directory} of the node would be mounted over ${own} of Alloy's container`,
    consequence: 'no pod of Alloy starts',
    fix: 'name only the directories that hold logs, such as /var/log',
  });
}

function readOnlyState(directory: string, where: Finding['path']): Finding {
  return error('alloy/state-directory', where, {
    problem: `Talos lets nobody write to ${directory}`,
    consequence: 'no pod of Alloy starts',
    fix: 'collector:\n  alloy:\n    stateDirectory: /var/lib/alloy',
  });
}
