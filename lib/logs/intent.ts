/** The logs of all pods, read from the files of the node they run on. */
export interface PodLogs {
  /** Namespaces whose pods are never read. */
  readonly excludeNamespaces: readonly string[];
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

  /** @default - Talos sends nothing */
  readonly talos?: TalosLogs;
}
