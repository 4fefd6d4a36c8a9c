import { type Check, defineCheck } from '../findings/check';
import { mountableDirectories } from '../logs/checks/directories';
import { isDirectoryPath, isWithin } from '../logs/paths';
import type { CollectorSubject } from './collector';

/** Files in a collector's container that no mount may hide: program, configuration, state and token. */
export interface OwnFiles {
  /** Name of the collector as people write it: `Alloy`. */
  readonly program: string;

  /** Absolute paths in the container that no mount may hide. */
  readonly paths: readonly string[];
}

/** A check that no directory of a node is mounted over what a collector needs. */
export function hidingDirectories<Settings>({ program, paths }: OwnFiles): Check<CollectorSubject<Settings>> {
  return defineCheck<CollectorSubject<Settings>>()({
    id: `${program.toLowerCase()}/directory-hides-own`,
    severity: 'error',
    since: '0.1.0',
    finds: `a directory of the node would be mounted over what ${program} itself needs`,
    happens: `no pod of ${program} starts`,
    remedy: 'name only directories that hold logs, such as /var/log',
    needs: ['logs'],
    find: ({ logs }) =>
      mountableDirectories(logs).flatMap(({ directory, path }) => {
        const hidden = paths.find((own) => isWithin(own, directory) || isWithin(directory, own));
        if (hidden === undefined || !isDirectoryPath(directory)) return [];
        return [
          {
            path,
            problem: `${directory} of the node would be mounted over ${hidden} of ${program}'s container`,
            consequence: `no pod of ${program} starts`,
            fix: 'name only directories that hold logs, such as /var/log',
          },
        ];
      }),
  });
}
