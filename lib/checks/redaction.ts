import { type EnvironmentPath, error, type Finding, warning } from '../findings/finding';
import { globsMeet } from '../logs/checks/globs';
import { POD_LOG_DIRECTORY } from '../logs/paths';
import type { Environment } from '../plan/environment';

type Asked = Pick<Environment, 'logs' | 'collector'>;

/** Nothing gets around the redaction of sensitive namespaces, and there is something to redact. */
export function redaction(asked: Asked): readonly Finding[] {
  const namespaces = asked.logs.redaction?.namespaces;
  if (!namespaces) return [];
  return [...filesAround(asked, namespaces), ...nothingToRedact(asked), ...excluded(asked, namespaces)];
}

/** A source that reads files of the node as they are. */
interface ReadFiles {
  readonly glob: string;

  /** Where the environment file names them. */
  readonly path: EnvironmentPath;
}

function filesAround(
  { logs: { nodeFiles = [], machineLogs } }: Asked,
  namespaces: readonly string[],
): readonly Finding[] {
  const read: readonly ReadFiles[] = [
    ...nodeFiles.map(({ path }, index) => ({ glob: path, path: ['logs', 'nodeFiles', index, 'path'] })),
    ...(machineLogs ? [{ glob: `${machineLogs.directory}/*.log`, path: ['logs', 'machineLogs', 'directory'] }] : []),
  ];
  return read.flatMap(({ glob, path }) => {
    const reached = namespaces.filter((namespace) => podFiles(namespace).some((files) => globsMeet(glob, files)));
    return reached.length > 0 ? [readAround(glob, reached, path)] : [];
  });
}

/** What pods of a namespace write: the files, the links to them, and those of Docker, which do not tell whose they are. */
function podFiles(namespace: string): readonly string[] {
  return [
    `${POD_LOG_DIRECTORY}/${namespace}_*/*/*`,
    `/var/log/containers/*_${namespace}_*`,
    '/var/lib/docker/containers/*/*',
  ];
}

function readAround(glob: string, namespaces: readonly string[], path: EnvironmentPath): Finding {
  return error('redaction/bypass', path, {
    problem: `${glob} reaches what pods of ${namespaces.join(', ')} write, and lines of files are not redacted`,
    consequence: 'secrets of sensitive namespaces leave the node and are stored',
    fix: 'name only files that no pod writes; logs.pods reads those of pods',
  });
}

function nothingToRedact({ logs: { pods, events } }: Asked): readonly Finding[] {
  if (pods || events) return [];
  return [
    warning('redaction/no-pods', ['logs', 'redaction'], {
      problem: 'redaction is asked for, and neither pods nor events are read',
      consequence: 'nothing is redacted: other sources have no namespaces, and their lines stay as they are',
      fix: 'delete logs.redaction, or read pods: logs.pods: true',
    }),
  ];
}

/** Events about objects of an excluded namespace are still read, and redacted. */
function excluded({ logs: { pods, events } }: Asked, namespaces: readonly string[]): readonly Finding[] {
  if (!pods || events) return [];
  return namespaces.flatMap((namespace, index) => {
    if (!pods.excludeNamespaces.includes(namespace)) return [];
    return [
      warning('redaction/namespace-excluded', ['logs', 'redaction', 'namespaces', index], {
        problem: `pods of ${namespace} are excluded, and their lines are to be redacted`,
        consequence: `no line of ${namespace} is stored, neither redacted nor otherwise`,
        fix: `delete ${namespace} from logs.redaction.namespaces, or from logs.pods.excludeNamespaces`,
      }),
    ];
  });
}
