import type { ChartPin } from '../../charts/catalog';
import type { Packaging } from '../../charts/packaging';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { Duration } from '../../units/duration';
import type { Size } from '../../units/size';
import type { CollectorProps } from '../build-collector';

/** One release of the OpenTelemetry collector. */
export interface OtelReleaseProps {
  /** Namespace of the release. */
  readonly namespace: string;

  /** CPU and memory of the collector's container. @default - those of charts-values/ */
  readonly resources?: ContainerResources;

  /** Helm values that are merged over everything else. @default - none */
  readonly values?: JsonObject;
}

/** Retries that give up, with the queue in memory: what is older is lost. */
export interface BoundedRetryProps {
  /** Wait before the first retry. @default Duration.seconds(5) */
  readonly initialInterval?: Duration;

  /** Longest wait between two retries. @default Duration.seconds(30) */
  readonly maxInterval?: Duration;

  /** After that long a batch is dropped, and its lines are lost. */
  readonly maxElapsedTime: Duration;

  /** Share of a wait that is random, 0 to 1. @default 0.5 */
  readonly jitter?: number;

  /** Parallel export workers, 1 or more. @default 10 */
  readonly consumers?: number;

  /** Requests kept in memory, 1 or more; what comes on top is lost. @default 1000 */
  readonly queueSize?: number;
}

/** Settings of the OpenTelemetry collectors. */
export interface OtelCollectorProps extends CollectorProps {
  /** Reads logs on every node and sends everything to the log store. */
  readonly shipper: OtelReleaseProps;

  /** Takes what Talos sends, in the node's network. @default - there is none */
  readonly receiver?: OtelReleaseProps;

  /** Version of the chart, or version and repository. @default - the newest in charts-values/catalog.yaml */
  readonly chart?: ChartPin;

  /** Whether a Helm chart is installed, or plain objects. @default 'helm' */
  readonly packaging?: Packaging;

  /** Directory of the node that keeps positions and queues. @default '/var/lib/otelcol' */
  readonly stateDirectory?: string;

  /** Disk space of each queue on a node. @default Size.gibibytes(1) */
  readonly queue?: Size;

  /** Retries that give up. @default - they never do, and the queue is on disk */
  readonly boundedRetry?: BoundedRetryProps;

  /** Names of labels: those that every collector sets, or OpenTelemetry's own. @default 'loki' */
  readonly labels?: 'loki' | 'otlp';

  /** Whether pods are annotated for a Prometheus that looks for `prometheus.io/scrape`. @default false */
  readonly scrapeAnnotations?: boolean;
}
