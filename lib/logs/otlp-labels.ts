import type { LogIntent } from './intent';
import type { LabelPromise, LabelSet } from './labels';
import { LOKI_LABELS, TALOS_KIND } from './loki-labels';

const NODE: LabelPromise = { name: 'k8s_node_name', holds: 'The node that the line was read on.' };

/** The names that OpenTelemetry gives to the same things; a source that it has no names for keeps those of Loki. */
export const OTLP_LABELS: LabelSet = {
  ...LOKI_LABELS,
  pods: (logs) => [
    cluster(logs),
    { name: 'k8s_namespace_name', holds: 'The namespace of the pod.' },
    { name: 'k8s_pod_name', holds: 'The name of the pod.' },
    { name: 'k8s_container_name', holds: 'The name of the container, init containers included.' },
    NODE,
    { name: 'service_name', holds: service(logs) },
    ...LOKI_LABELS.pods(logs).filter(({ name }) => name !== 'app' && logs.pods && name in logs.pods.podLabels),
  ],
  nodeFiles: (logs) => [
    cluster(logs),
    NODE,
    { name: 'service_name', holds: 'What the environment file calls the log file.', values: fileJobs(logs) },
  ],
  machineLogs: (logs) => [
    cluster(logs),
    NODE,
    {
      name: 'service_name',
      holds: 'What the environment file calls machine logs.',
      values: [logs.machineLogs?.job ?? ''],
    },
    ...LOKI_LABELS.machineLogs(logs).filter(({ name }) => name === 'unit'),
  ],
  rke2: (logs) => [
    cluster(logs),
    NODE,
    {
      name: 'service_name',
      holds: 'What the environment file calls files of RKE2.',
      values: logs.rke2 && [logs.rke2.job],
    },
    ...LOKI_LABELS.rke2(logs).filter(({ name }) => name === 'source' || name === 'type'),
  ],
  talos: (logs) => [cluster(logs), NODE, ...TALOS_KIND],
};

function cluster(logs: LogIntent): LabelPromise {
  return {
    name: 'k8s_cluster_name',
    holds: 'The cluster, as the environment file names it.',
    values: [logs.cluster],
  };
}

/** `service.name` is the label `app` of other collectors. */
function service({ pods }: LogIntent): string {
  const label = pods?.podLabels.app;
  return label === undefined ? 'The container.' : `The pod’s label \`${label}\`; the container where the pod has none.`;
}

function fileJobs({ nodeFiles }: LogIntent): readonly string[] {
  return [...new Set(nodeFiles.map(({ job }) => job))];
}
