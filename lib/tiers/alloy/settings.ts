import type { ChartModel } from '../../charts/chart';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { LogIntent } from '../../logs/intent';
import type { Size } from '../../units/size';
import type { Endpoint } from '../../wiring/endpoint';

/** Settings of Alloy, every default resolved. */
export interface AlloySettings {
  /** Namespace of all pods of Alloy. */
  readonly namespace: string;

  /** Chart of Alloy, with its version and repository. */
  readonly chart: ChartModel;

  /** Of the `alloy` container of every pod. */
  readonly resources: ContainerResources;

  /** Directory of the node where positions are kept. */
  readonly stateDirectory: string;

  /** The release that reads what a cluster has only once: Kubernetes events. */
  readonly events: {
    /** Pods, 1 or more: one reads, the others take over. */
    readonly replicas: number;

    /** Volume that keeps its position. */
    readonly volume: Size;

    /** @default - the cluster's default storage class */
    readonly storageClass?: string;

    /** Of the `alloy` container. */
    readonly resources: ContainerResources;

    /** Merged over everything else, last. */
    readonly values: JsonObject;
  };

  /** Merged over everything else, last. */
  readonly values: JsonObject;
}

export interface ResolvedAlloy extends AlloySettings {
  /** Logs to read. */
  readonly logs: LogIntent;

  /** Where lines are pushed. */
  readonly push: Endpoint;

  /** DNS domain of the cluster: `cluster.local`. */
  readonly clusterDomain: string;
}
