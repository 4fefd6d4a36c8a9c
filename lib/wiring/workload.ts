import type { ResourceList } from '../kubernetes/resources';
import type { SourceName } from '../logs/sources/all';

/** The strictest Pod Security level that admits a workload's pods. */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/** The Kubernetes kind that runs a workload's pods. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

/** A program that serves metrics, as far as its metrics are known by name: charts-values/metrics/. */
export interface Program {
  /** Name of its file in charts-values/metrics/. */
  readonly name: string;

  /** What else it serves: metrics of the Go runtime. @default true */
  readonly countsGo?: boolean;

  /** @default - its metrics are the same at every version */
  readonly version?: string;
}

/** Where Prometheus finds a workload's metrics. */
export interface MetricsPort {
  /** What serves them. */
  readonly program: Program;

  /**
   * The Service to scrape, with labels that select it and no other, headless twins excluded.
   * @default - no Service: the pods themselves are selected
   */
  readonly service?: {
    /** Name of the Service. */
    readonly name: string;

    /** Labels of the Service, which select no other. */
    readonly labels: Readonly<Record<string, string>>;
  };

  /** Name of the port: of the Service, or of the pods where there is none. */
  readonly portName: string;

  /** Path of the metrics page. */
  readonly path: string;

  /** Port of the pods: what mesh and network policies see. */
  readonly containerPort: number;
}

/** A counter of the lines that a workload takes in of one source: when it stands still, the source has gone silent. */
export interface SourceCounter {
  /** The source, as the label contract names it. */
  readonly source: SourceName;

  /** Name of the counter. */
  readonly metric: string;

  /** What selects the lines of the source. */
  readonly labels: Readonly<Record<string, string>>;

  /** The same by patterns of RE2. @default - labels select enough */
  readonly patterns?: Readonly<Record<string, string>>;
}

/** The container that does a workload's job. */
export interface MainContainer {
  /** Name of the container in its pod: `loki`. */
  readonly name: string;

  /** What it may use at most; a limit that is absent is not set. */
  readonly limits: ResourceList;
}

/** Pods that do one job: what policies select and what flows start from. */
export interface Workload {
  /** Unique in the environment, `<release>-<component>` as the chart names it. */
  readonly name: string;

  /** Namespace of the pods. */
  readonly namespace: string;

  /** Kind of the object that runs the pods. */
  readonly kind: WorkloadKind;

  /** Name of the object of that kind. @default - the workload's name */
  readonly controllerName?: string;

  /**
   * Names of the objects of that kind, where several run the pods, each as many as the others.
   * @default - there is one
   */
  readonly controllerNames?: readonly string[];

  /** Labels that select exactly this workload's pods in its namespace. */
  readonly podLabels: Readonly<Record<string, string>>;

  /** Name of the ServiceAccount that its pods run as. */
  readonly serviceAccount: string;

  /** Whether the pods share the node's network (and therefore can't join a mesh). */
  readonly hostNetwork: boolean;

  /** Pod Security level that the pods need. */
  readonly podSecurity: PodSecurityLevel;

  /** How many pods run at least; `per-node` for a DaemonSet. */
  readonly replicas: number | 'per-node';

  /** @default - the workload has no metrics to scrape */
  readonly metrics?: MetricsPort;

  /** @default - nothing is said of what the pods use */
  readonly container?: MainContainer;

  /** Ports that its chart names on the container although nothing listens there. @default - none */
  readonly silentPorts?: readonly number[];

  /** Key of the environment file that says how large the volume of each pod is. @default - they keep nothing */
  readonly volumeKey?: string;

  /** What it reads, as far as its metrics tell sources apart. @default - nothing, or they do not */
  readonly reads?: readonly SourceCounter[];
}

/** Lists the names of the objects that run the pods: mostly one, which some charts name otherwise than the workload. */
export function controllersOf({
  name,
  controllerName = name,
  controllerNames = [controllerName],
}: Pick<Workload, 'name' | 'controllerName' | 'controllerNames'>): readonly string[] {
  return controllerNames;
}
