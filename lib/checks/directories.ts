import { error, type Finding } from '../findings/finding';
import { isDirectoryPath, isWithin } from '../logs/paths';
import type { Environment } from '../plan/environment';

type Asked = Pick<Environment, 'logs' | 'collector' | 'platform'>;

/** Every directory of a node that a collector mounts is one, and it may write where it keeps its state. */
export function directories({ logs, collector, platform }: Asked): readonly Finding[] {
  const name = collector.alloy ? 'alloy' : collector.otel ? 'otel' : 'promtail';
  const { stateDirectory } = collector.alloy ?? collector.otel ?? collector.promtail;
  const named = [
    ...logs.nodeDirectories.map((directory, index) => ({ directory, path: ['logs', 'nodeDirectories', index] })),
    ...(logs.machineLogs
      ? [{ directory: logs.machineLogs.directory, path: ['logs', 'machineLogs', 'directory'] }]
      : []),
    ...(logs.journal ? [{ directory: logs.journal.directory, path: ['logs', 'journal', 'directory'] }] : []),
    ...(logs.rke2 ? [{ directory: logs.rke2.dataDirectory, path: ['logs', 'rke2', 'dataDirectory'] }] : []),
    { directory: stateDirectory, path: ['collector', name, 'stateDirectory'] },
  ];
  const malformed = named.filter(({ directory }) => !isDirectoryPath(directory));
  if (malformed.length > 0) return malformed.map(({ directory, path }) => notDirectory(directory, path));
  if (platform.distribution !== 'talos' || isWithin(stateDirectory, '/var')) return [];
  return [readOnlyState(stateDirectory, name)];
}

function notDirectory(directory: string, path: Finding['path']): Finding {
  return error('collector/directory', path, {
    problem: `${directory} is not the absolute path of a directory, without globs and a slash at the end`,
    consequence: 'the API server refuses the pods of the collector',
    fix: 'write it like /var/log',
  });
}

/** The directories that environment files need not name. */
const USUAL = { alloy: '/var/lib/alloy', otel: '/var/lib/otelcol', promtail: '/var/lib/promtail' } as const;

/** siderolabs/talos@v1.13.9: everything but /var is read-only, or gone after a reboot. */
function readOnlyState(directory: string, name: keyof typeof USUAL): Finding {
  return error('collector/state-directory', ['collector', name, 'stateDirectory'], {
    problem: `Talos lets nobody write to ${directory}`,
    consequence: 'no pod of the collector starts',
    fix: `collector:\n  ${name}:\n    stateDirectory: ${USUAL[name]}`,
  });
}
