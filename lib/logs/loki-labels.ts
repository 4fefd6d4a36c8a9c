import type { LogIntent } from './intent';
import type { LabelPromise, LabelSet } from './labels';

const NODE: LabelPromise = { name: 'node', holds: 'The node that the line was read on.' };

/** The names of levels in a journal, by their number from 0 to 7. */
export const JOURNAL_LEVELS = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'] as const;

/** The files of RKE2 that are read, by the value of the label `type`, relative to its data directory. */
export const RKE2_FILES = {
  kubelet: 'agent/logs/kubelet.log',
  containerd: 'agent/containerd/containerd.log',
} as const;

/** The labels that every collector sets where it can. */
export const LOKI_LABELS: LabelSet = {
  pods: (logs) => [
    cluster(logs),
    { name: 'namespace', holds: 'The namespace of the pod.' },
    { name: 'pod', holds: 'The name of the pod.' },
    { name: 'container', holds: 'The name of the container, init containers included.' },
    NODE,
    ...podLabels(logs),
    podJob(logs),
    { name: 'stream', holds: '`stdout` or `stderr`; absent on a line that is not in the format of the CRI.' },
    { name: 'container_runtime', holds: 'The runtime that runs the container: `containerd`, `cri-o`.' },
  ],
  nodeFiles: (logs) => [
    cluster(logs),
    NODE,
    {
      name: 'job',
      holds: 'What the environment file calls the log file.',
      values: [...new Set(logs.nodeFiles.map(({ job }) => job))],
    },
  ],
  machineLogs: (logs) => [
    cluster(logs),
    NODE,
    ...job('machine logs', logs.machineLogs),
    { name: 'unit', holds: 'The service, as the file is named: `kubelet`, `etcd`, `kernel`.' },
  ],
  journal: (logs) => [
    cluster(logs),
    NODE,
    fixed('source', 'journal', '`journal`.'),
    ...job('journals', logs.journal),
    {
      name: 'unit',
      holds:
        'The unit of systemd: `ssh.service`; all instances of a template as `user@.service`, units that exist only for a while as `transient`; absent without one.',
    },
    {
      name: 'level',
      holds: `The priority of the message: ${JOURNAL_LEVELS.map((level) => `\`${level}\``).join(', ')}.`,
      values: JOURNAL_LEVELS,
    },
  ],
  rke2: (logs) => [
    cluster(logs),
    NODE,
    fixed('source', 'rke2', '`rke2`.'),
    ...job('files of RKE2', logs.rke2),
    { name: 'type', holds: 'Whose output the file holds: `kubelet` or `containerd`.', values: Object.keys(RKE2_FILES) },
  ],
  events: (logs) => [
    cluster(logs),
    { name: 'namespace', holds: 'The namespace of the object that the event is about; absent where it has none.' },
    fixed('source', 'kubernetes-events', '`kubernetes-events`.'),
    ...job('events', logs.events),
  ],
  talos: (logs) => [
    cluster(logs),
    { name: 'node', holds: 'The node that sent the line.' },
    { name: 'job', holds: '`talos/kernel`, or the service: `talos/etcd`, `talos/kubelet`.' },
    ...TALOS_KIND,
  ],
};

/** What tells Talos' logs apart whatever the other labels are called. */
export const TALOS_KIND: readonly LabelPromise[] = [
  { name: 'service_name', holds: '`talos-kernel`, or the service: `talos-etcd`, `talos-kubelet`.' },
  { name: 'log_type', holds: '`talos-kernel` or `talos-service`.', values: ['talos-kernel', 'talos-service'] },
];

function cluster(logs: LogIntent): LabelPromise {
  return fixed('cluster', logs.cluster, 'The cluster, as the environment file names it.');
}

function podJob({ pods }: LogIntent): LabelPromise {
  if (pods?.job === undefined) return { name: 'job', holds: 'Namespace and container: `monitoring/alloy`.' };
  return fixed('job', pods.job, 'What the environment file calls pods.');
}

function podLabels({ pods }: LogIntent): readonly LabelPromise[] {
  return Object.entries(pods?.podLabels ?? {}).map(([name, label]) => ({
    name,
    holds: `The pod’s label \`${label}\`; absent where the pod has none.`,
  }));
}

function job(what: string, source: { readonly job: string } | undefined): readonly LabelPromise[] {
  return source ? [fixed('job', source.job, `What the environment file calls ${what}.`)] : [];
}

function fixed(name: string, value: string, holds: string): LabelPromise {
  return { name, holds, values: [value] };
}
