/** A notation of lines that collectors look into. */
export type LineFormat = 'json' | 'logfmt';

/** The logs of all pods, read from the files of the node they run on. */
export interface PodLogs {
  /** Namespaces whose pods are never read. */
  readonly excludeNamespaces: readonly string[];

  /** Index labels that are copied from labels of the pod: names of index labels, and of the labels of the pod. */
  readonly podLabels: Readonly<Record<string, string>>;

  /** Value of the label `job`. @default - namespace and container: `monitoring/alloy` */
  readonly job?: string;

  /** Notations in which `level` and `msg` are looked for. A line in another one passes as it is. */
  readonly parse: readonly LineFormat[];

  /** Whether ids of traces, as W3C and B3 write them, are looked for in every line. */
  readonly traceIds: boolean;
}

/** A log file that a node keeps outside of any pod. */
export interface NodeFile {
  /** Absolute path, may hold `*` and `**` globs. */
  readonly path: string;

  /** Value of the label `job`. */
  readonly job: string;
}

/** Kubernetes events of the whole cluster, read exactly once. */
export interface ClusterEvents {
  /** Value of the label `job`. */
  readonly job: string;
}

/** The journal of each node: what systemd and its units have to say. */
export interface JournalLogs {
  /** Directory of the journal: `/var/log/journal`, or `/run/log/journal` on nodes that keep it in memory. */
  readonly directory: string;

  /** Value of the label `job`. */
  readonly job: string;
}

/** What RKE2 writes to files of its own on each node: the output of its kubelet and of its containerd. */
export interface Rke2Logs {
  /** RKE2's data directory, `/var/lib/rancher/rke2` unless its configuration says otherwise. */
  readonly dataDirectory: string;

  /** Value of the label `job`. */
  readonly job: string;
}

/** What the services of a node write to files of their own in one directory, as Talos 1.12 and newer do: `<unit>.log`. */
export interface MachineLogs {
  readonly directory: string;

  /** Value of the label `job`. */
  readonly job: string;
}

/** Namespaces whose secrets leave no node: lib/logs/redaction.ts says what is taken out of their lines. */
export interface Redaction {
  /** At least one. */
  readonly namespaces: readonly string[];
}

/** Lines of pods that nobody wants to keep. */
export interface DropRule {
  /** What they are, for people. */
  readonly name: string;

  /** A pattern in the syntax of RE2 that such a line matches somewhere. */
  readonly pattern: string;
}

/** What Talos sends of itself, over TCP to loopback ports of each node. */
export interface TalosLogs {
  /** Port for kernel logs. */
  readonly kernelPort: number;

  /** Port for the logs of Talos' services. */
  readonly servicePort: number;
}

/** What is collected, in no collector's dialect: whichever collector runs, the same line gets the same labels. */
export interface LogIntent {
  /** Value of the label `cluster` on every line. */
  readonly cluster: string;

  /** @default - pod logs are not collected */
  readonly pods?: PodLogs;

  readonly nodeFiles: readonly NodeFile[];

  /** Directories of the node that collectors may read, mounted read-only. Every source lies below one of them. */
  readonly nodeDirectories: readonly string[];

  /** @default - events are not collected */
  readonly events?: ClusterEvents;

  /** @default - journals are not collected */
  readonly journal?: JournalLogs;

  /** @default - files of RKE2 are not collected */
  readonly rke2?: Rke2Logs;

  /** @default - machine logs are not collected */
  readonly machineLogs?: MachineLogs;

  /** @default - nothing is taken out of lines */
  readonly redaction?: Redaction;

  /** Lines of pods that are dropped where they are read. */
  readonly drop: readonly DropRule[];

  /** @default - Talos sends nothing */
  readonly talos?: TalosLogs;
}
