import { defineCheck } from '../../findings/check';
import { removeKey } from '../../findings/repair';
import { LOG_DEFAULTS } from '../defaults';
import { askedSources } from '../sources/asked';
import type { LogSubject } from './subject';

/** Each directory that is named for collectors has something in it that they read. */
export const directoriesUnused = defineCheck<LogSubject>()({
  id: 'collector/directory-unused',
  severity: 'error',
  since: '0.2.0',
  finds: '`logs.nodeDirectories` names a directory below which nothing is read',
  happens: 'the directory is mounted nowhere, and its files are not read',
  remedy: 'name the files with `logs.nodeFiles`, or delete the directory',
  needs: ['logs'],
  find: ({ logs }) => {
    const used = new Set(askedSources(logs).flatMap(({ directories }) => directories.map(({ named }) => named)));
    return logs.nodeDirectories.flatMap((directory, index) => {
      const usual = LOG_DEFAULTS.nodeDirectories.some((each) => each === directory);
      if (usual || used.has(directory)) return [];
      return [
        {
          path: ['logs', 'nodeDirectories', index],
          problem: `nothing that is read lies below ${directory}`,
          consequence: DOCKER.test(directory) ? LINKS : undefined,
          fix: removeKey(['logs', 'nodeDirectories', index], { otherwise: 'name its files with `logs.nodeFiles`' }),
        },
      ];
    });
  },
});

/** Docker's own files, which those of the kubelet are links to where Docker runs the containers. */
const DOCKER = /docker/;
const LINKS =
  'it is mounted nowhere: where the files of pods are links into it, as with Docker below the kubelet, they lead nowhere, and no line of a pod is read';
