import { firstOfEach } from '../../collections/first-of-each';
import { defineCheck } from '../../findings/check';
import type { EnvironmentPath } from '../../findings/finding';
import { setKey } from '../../findings/repair';
import type { LogIntent } from '../intent';
import { isDirectoryPath } from '../paths';
import { askedSources } from '../sources/asked';
import type { LogSubject } from './subject';

/** A directory of the node, and where the environment file names it. */
export interface NamedDirectory {
  /** Path of the directory on the node: `/var/log`. */
  readonly directory: string;

  /** Key of the environment file that names the directory. */
  readonly path: EnvironmentPath;
}

/** Tells what is wrong with a directory that can't be mounted. */
export const DIRECTORY = {
  id: 'collector/directory',
  severity: 'error',
  since: '0.1.0',
  finds: 'a directory of the node is not an absolute path without globs and a slash at the end',
  happens: 'the API server refuses the pods of the collector',
  remedy: 'write it like /var/log',
} as const;

export const directories = defineCheck<LogSubject>()({
  ...DIRECTORY,
  needs: ['logs'],
  find: ({ logs }) => namedDirectories(logs).flatMap(directoryFault),
});

export function directoryFault({ directory, path }: NamedDirectory) {
  if (isDirectoryPath(directory)) return [];
  const plain = [directory.replace(/\/+$/, '')].find(isDirectoryPath);
  return [
    {
      path,
      problem: `${directory} is not the absolute path of a directory, without globs and a slash at the end`,
      consequence: 'the API server refuses the pods of the collector',
      fix: plain === undefined ? 'write it like /var/log' : setKey(path, plain),
    },
  ];
}

/** Lists every directory that the environment file names for logs, each once. */
export function namedDirectories(logs: LogIntent): readonly NamedDirectory[] {
  const bySources = askedSources(logs).flatMap((source) => source.directories);
  const all = [
    ...logs.nodeDirectories.map((directory, index) => ({ directory, path: ['logs', 'nodeDirectories', index] })),
    ...bySources.map(({ named, path }) => ({ directory: named, path })),
  ];
  return firstOfEach(all, ({ path }) => path.join());
}

/** Lists every directory that is mounted, or may be, for logs. */
export function mountableDirectories(logs: LogIntent): readonly NamedDirectory[] {
  const bySources = askedSources(logs).flatMap((source) => source.directories);
  return [
    ...namedDirectories(logs).filter(({ path }) => path[1] === 'nodeDirectories'),
    ...bySources
      .filter(({ path }) => path[1] !== 'nodeDirectories')
      .map(({ mounted, path }) => ({ directory: mounted, path })),
  ];
}
