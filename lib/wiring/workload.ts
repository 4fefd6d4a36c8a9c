/** The strictest Pod Security level that admits a workload's pods. */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/** The Kubernetes kind that runs a workload's pods. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

/** Where Prometheus finds a workload's metrics. */
export interface MetricsPort {
  /** Labels that select exactly the Services to scrape, headless twins excluded. @default - no Service: the pods themselves are selected */
  readonly serviceLabels?: Readonly<Record<string, string>>;

  /** Name of the port: of the Service, or of the pods where there is none. */
  readonly portName: string;

  /** Path of the metrics page. */
  readonly path: string;

  /** Port of the pods: what mesh and network policies see. */
  readonly containerPort: number;
}

/** Pods that do one job: what policies select and what flows start from. */
export interface Workload {
  /** Unique in the environment, `<release>-<component>` as the chart names it. */
  readonly name: string;

  readonly namespace: string;

  readonly kind: WorkloadKind;

  /** Labels that select exactly this workload's pods in its namespace. */
  readonly podLabels: Readonly<Record<string, string>>;

  /** Name of the ServiceAccount that its pods run as. */
  readonly serviceAccount: string;

  /** Whether the pods share the node's network (and therefore can't join a mesh). */
  readonly hostNetwork: boolean;

  readonly podSecurity: PodSecurityLevel;

  /** How many pods run at least; `per-node` for a DaemonSet. */
  readonly replicas: number | 'per-node';

  /** @default - the workload has no metrics to scrape */
  readonly metrics?: MetricsPort;
}
