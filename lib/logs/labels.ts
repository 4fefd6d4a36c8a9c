import type { LogIntent } from './intent';

/** The kinds of logs that an intent can ask for. */
export type LogSource = 'pods' | 'nodeFiles' | 'events' | 'talos';

/** An index label of the lines of a source. */
export interface LabelPromise {
  readonly name: string;

  /** What it holds, in one sentence. */
  readonly holds: string;
}

/** The labels that a collector sets on the lines of a source, and no others. */
export interface SourceLabels {
  readonly source: LogSource;
  readonly labels: readonly LabelPromise[];
}

/**
 * Who sets the labels: Alloy, the OpenTelemetry collector with the same names, or that with its own (`otlp`). Loki adds
 * `service_name` to all of them.
 */
export type Labeller = 'alloy' | 'otel' | 'otlp';

const CLUSTER: LabelPromise = { name: 'cluster', holds: 'The cluster, as the environment file names it.' };
const NODE: LabelPromise = { name: 'node', holds: 'The node that the line was read on.' };

const POD: readonly LabelPromise[] = [
  CLUSTER,
  { name: 'namespace', holds: 'The namespace of the pod.' },
  { name: 'pod', holds: 'The name of the pod.' },
  { name: 'container', holds: 'The name of the container, init containers included.' },
  NODE,
  { name: 'app', holds: 'The pod’s label `app.kubernetes.io/name`; absent where the pod has none.' },
  { name: 'job', holds: 'Namespace and container: `monitoring/alloy`.' },
  { name: 'stream', holds: '`stdout` or `stderr`; absent on a line that is not in the format of the CRI.' },
];

const RUNTIME: LabelPromise = {
  name: 'container_runtime',
  holds: 'The runtime that runs the container: `containerd`, `cri-o`.',
};

const NODE_FILE: readonly LabelPromise[] = [
  CLUSTER,
  NODE,
  { name: 'job', holds: 'What the environment file calls the log file.' },
];

const EVENT: readonly LabelPromise[] = [
  CLUSTER,
  { name: 'namespace', holds: 'The namespace of the object that the event is about; absent where it has none.' },
  { name: 'job', holds: 'What the environment file calls events.' },
];

const TALOS_KIND: readonly LabelPromise[] = [
  { name: 'service_name', holds: '`talos-kernel`, or the service: `talos-etcd`, `talos-kubelet`.' },
  { name: 'log_type', holds: '`talos-kernel` or `talos-service`.' },
];

const TALOS: readonly LabelPromise[] = [
  CLUSTER,
  { name: 'node', holds: 'The node that sent the line.' },
  { name: 'job', holds: '`talos/kernel`, or the service: `talos/etcd`, `talos/kubelet`.' },
  ...TALOS_KIND,
];

const OTLP_CLUSTER: LabelPromise = { ...CLUSTER, name: 'k8s_cluster_name' };
const OTLP_NODE: LabelPromise = { ...NODE, name: 'k8s_node_name' };

const OTLP_POD: readonly LabelPromise[] = [
  OTLP_CLUSTER,
  { name: 'k8s_namespace_name', holds: 'The namespace of the pod.' },
  { name: 'k8s_pod_name', holds: 'The name of the pod.' },
  { name: 'k8s_container_name', holds: 'The name of the container, init containers included.' },
  OTLP_NODE,
  { name: 'service_name', holds: 'The pod’s label `app.kubernetes.io/name`; the container where the pod has none.' },
];

/** What each labeller can tell of each source; a source that it does not read is missing. */
const LABELS: Readonly<Record<Labeller, Readonly<Partial<Record<LogSource, readonly LabelPromise[]>>>>> = {
  alloy: { pods: [...POD, RUNTIME], nodeFiles: NODE_FILE, events: EVENT },
  // Neither the path of a log file nor what the collector asks the API tells the runtime.
  otel: { pods: POD, nodeFiles: NODE_FILE, talos: TALOS },
  otlp: {
    pods: OTLP_POD,
    nodeFiles: [
      OTLP_CLUSTER,
      OTLP_NODE,
      { name: 'service_name', holds: 'What the environment file calls the log file.' },
    ],
    talos: [OTLP_CLUSTER, OTLP_NODE, ...TALOS_KIND],
  },
};

/** Which labels the lines of each collected source have: what queries, dashboards and alerts may rely on. */
export function labelContract(
  { pods, nodeFiles, events, talos }: LogIntent,
  labeller: Labeller = 'alloy',
): readonly SourceLabels[] {
  const sources: LogSource[] = [];
  if (pods) sources.push('pods');
  if (nodeFiles.length > 0) sources.push('nodeFiles');
  if (events) sources.push('events');
  if (talos) sources.push('talos');
  return sources.flatMap((source) => {
    const labels = LABELS[labeller][source];
    return labels ? [{ source, labels }] : [];
  });
}
