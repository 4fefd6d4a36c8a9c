import type { JsonObject } from '../../kubernetes/json';
import type { MachineLogs, NodeFile, Rke2Logs } from '../../logs/intent';
import { rke2Files } from '../../logs/paths';

/** Log files that nodes keep outside of any pod. */
export function nodeFileSource(files: readonly NodeFile[]): JsonObject {
  return fileSource(
    'node_files',
    files.map(({ path, job }) => ({ __path__: path, job })),
  );
}

/** What RKE2's kubelet and containerd write: they are no units of systemd, so the journal does not have it. */
export function rke2Source(rke2: Rke2Logs): JsonObject {
  const targets = rke2Files(rke2).map(({ type, path }) => ({ __path__: path, source: 'rke2', job: rke2.job, type }));
  return fileSource('rke2', targets);
}

/** The files directly in the directory, and none below it: those of pods have their own source. */
export function machineLogSource({ directory, job }: MachineLogs): JsonObject {
  return fileSource('machine_logs', [{ __path__: `${directory}/*.log`, job }], UNIT_OF_FILE);
}

const UNIT_OF_FILE: readonly JsonObject[] = [
  { regex: { source: 'filename', expression: String.raw`/(?P<unit>[^/]+)\.log$` } },
  { labels: { unit: 'unit' } },
];

/**
 * Files, each a target with the labels of its lines. Lines bear the time at which they are read. A file without a known
 * position is read from its start, so that a node's first minutes are not lost.
 *
 * @param stages what is done before the name of the file is dropped
 */
function fileSource(name: string, targets: readonly JsonObject[], stages: readonly JsonObject[] = []): JsonObject {
  return {
    job_name: name,
    static_configs: targets.map((labels) => ({ labels })),
    pipeline_stages: [...stages, { labeldrop: ['filename'] }],
  };
}
