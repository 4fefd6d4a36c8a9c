import { defineCheck } from '../../findings/check';
import type { EnvironmentPath } from '../../findings/finding';
import type { Found } from '../../findings/finding-kind';
import { removeKey } from '../../findings/repair';
import type { LogIntent } from '../intent';
import { POD_LOG_DIRECTORY } from '../paths';
import { globsMeet } from './globs';
import { REDACTION_BYPASS } from './redaction-bypass';
import type { LogSubject } from './subject';

const define = defineCheck<LogSubject>();

export const filesAround = define({
  ...REDACTION_BYPASS,
  needs: ['logs'],
  find: ({ logs }) => {
    const namespaces = logs.redaction?.namespaces ?? [];
    return readFiles(logs).flatMap(({ glob, path }) => {
      const reached = namespaces.filter((namespace) => podFiles(namespace).some((files) => globsMeet(glob, files)));
      return reached.length > 0 ? [readAround(glob, reached, path)] : [];
    });
  },
});

/** A source that reads files of the node as they are. */
interface ReadFiles {
  readonly glob: string;

  /** Where the environment file names them. */
  readonly path: EnvironmentPath;
}

function readFiles({ nodeFiles = [], machineLogs }: LogIntent): readonly ReadFiles[] {
  return [
    ...nodeFiles.map(({ path }, index) => ({ glob: path, path: ['logs', 'nodeFiles', index, 'path'] })),
    ...(machineLogs ? [{ glob: `${machineLogs.directory}/*.log`, path: ['logs', 'machineLogs', 'directory'] }] : []),
  ];
}

/** Lists the paths of log files of a namespace, with links to them, and those of Docker, which name no namespace. */
function podFiles(namespace: string): readonly string[] {
  return [
    `${POD_LOG_DIRECTORY}/${namespace}_*/*/*`,
    `/var/log/containers/*_${namespace}_*`,
    '/var/lib/docker/containers/*/*',
  ];
}

function readAround(glob: string, namespaces: readonly string[], path: EnvironmentPath): Found {
  return {
    path,
    problem: `${glob} reaches what pods of ${namespaces.join(', ')} write, and lines of files are not redacted`,
    consequence: 'secrets of sensitive namespaces leave the node and are stored',
    fix: 'name only files that no pod writes; logs.pods reads those of pods',
  };
}

export const nothingToRedact = define({
  id: 'redaction/no-pods',
  severity: 'warning',
  since: '0.1.0',
  finds: 'redaction is asked for, and neither pods nor events are read',
  happens: 'nothing is redacted: other sources have no namespaces, and their lines stay as they are',
  remedy: 'delete `logs.redaction`, or read pods',
  needs: ['logs'],
  find: ({ logs: { redaction, pods, events } }) => {
    if (!redaction || pods || events) return [];
    return [
      {
        path: ['logs', 'redaction'],
        problem: 'redaction is asked for, and neither pods nor events are read',
        fix: removeKey(['logs', 'redaction'], { otherwise: 'read pods with `logs.pods`' }),
      },
    ];
  },
});

/** Events about objects of an excluded namespace are still read, and redacted. */
export const redactedNamespaceExcluded = define({
  id: 'redaction/namespace-excluded',
  severity: 'warning',
  since: '0.1.0',
  finds: 'lines of a namespace are to be redacted, and its pods are not read',
  happens: 'no line of it is stored, neither redacted nor otherwise',
  remedy: 'delete it from `logs.redaction.namespaces`, or from `logs.pods.excludeNamespaces`',
  needs: ['logs'],
  find: ({ logs: { redaction, pods, events } }) => {
    if (!redaction || !pods || events) return [];
    return redaction.namespaces.flatMap((namespace, index) => {
      if (!pods.excludeNamespaces.includes(namespace)) return [];
      return [
        {
          path: ['logs', 'redaction', 'namespaces', index],
          problem: `pods of ${namespace} are excluded, and their lines are to be redacted`,
          consequence: `no line of ${namespace} is stored, neither redacted nor otherwise`,
          fix: `delete ${namespace} from \`logs.redaction.namespaces\`, or from \`logs.pods.excludeNamespaces\``,
        },
      ];
    });
  },
});
