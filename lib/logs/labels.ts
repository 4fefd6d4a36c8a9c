import type { LogIntent } from './intent';

/** The kinds of logs that an intent can ask for. */
export type LogSource = 'pods' | 'nodeFiles' | 'events';

/** An index label of the lines of a source. */
export interface LabelPromise {
  readonly name: string;

  /** What it holds, in one sentence. */
  readonly holds: string;
}

/** The labels that every collector sets on the lines of a source, and no others. */
export interface SourceLabels {
  readonly source: LogSource;
  readonly labels: readonly LabelPromise[];
}

const CLUSTER: LabelPromise = { name: 'cluster', holds: 'The cluster, as the environment file names it.' };
const NODE: LabelPromise = { name: 'node', holds: 'The node that the line was read on.' };

const LABELS: Readonly<Record<LogSource, readonly LabelPromise[]>> = {
  pods: [
    CLUSTER,
    { name: 'namespace', holds: 'The namespace of the pod.' },
    { name: 'pod', holds: 'The name of the pod.' },
    { name: 'container', holds: 'The name of the container, init containers included.' },
    NODE,
    { name: 'app', holds: 'The pod’s label `app.kubernetes.io/name`; absent where the pod has none.' },
    { name: 'job', holds: 'Namespace and container: `monitoring/alloy`.' },
    { name: 'stream', holds: '`stdout` or `stderr`; absent on a line that is not in the format of the CRI.' },
    { name: 'container_runtime', holds: 'The runtime that runs the container: `containerd`, `cri-o`.' },
  ],
  nodeFiles: [CLUSTER, NODE, { name: 'job', holds: 'What the environment file calls the log file.' }],
  events: [
    CLUSTER,
    { name: 'namespace', holds: 'The namespace of the object that the event is about; absent where it has none.' },
    { name: 'job', holds: 'What the environment file calls events.' },
  ],
};

/** Which labels the lines of each collected source have: what queries, dashboards and alerts may rely on. */
export function labelContract({ pods, nodeFiles, events }: LogIntent): readonly SourceLabels[] {
  const sources: LogSource[] = [];
  if (pods) sources.push('pods');
  if (nodeFiles.length > 0) sources.push('nodeFiles');
  if (events) sources.push('events');
  return sources.map((source) => ({ source, labels: LABELS[source] }));
}
