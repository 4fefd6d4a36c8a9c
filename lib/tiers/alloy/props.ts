import type { ChartPin } from '../../charts/catalog';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { Size } from '../../units/size';
import type { CollectorProps } from '../build-collector';

/** The release that reads what a cluster has only once: Kubernetes events. */
export interface AlloyEventsProps {
  /** Pods, 1 or more: one reads, the others take over. More than one needs Alloy 1.16 or newer. @default 1 */
  readonly replicas?: number;

  /** Volume that keeps its position. @default Size.gibibytes(1) */
  readonly volume?: Size;

  /** Storage class of the volume. @default - the cluster's own default */
  readonly storageClass?: string;

  /** CPU and memory of the `alloy` container. @default - those of charts-values/ */
  readonly resources?: ContainerResources;

  /** Helm values that are merged over everything else. @default - none */
  readonly values?: JsonObject;
}

/** Settings of Grafana Alloy. */
export interface AlloyProps extends CollectorProps {
  /** Namespace of Alloy. */
  readonly namespace: string;

  /** Version of the chart, or version and repository. @default - the newest in charts-values/catalog.yaml */
  readonly chart?: ChartPin;

  /** CPU and memory of the `alloy` container of every pod. @default - those of charts-values/ */
  readonly resources?: ContainerResources;

  /** Directory of the node that keeps positions. @default '/var/lib/alloy' */
  readonly stateDirectory?: string;

  /** The release that reads Kubernetes events, if they are collected. @default - one pod with a volume of 1Gi */
  readonly events?: AlloyEventsProps;

  /** Helm values that are merged over everything else. @default - none */
  readonly values?: JsonObject;
}
