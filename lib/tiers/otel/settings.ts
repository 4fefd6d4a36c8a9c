import type { ChartModel } from '../../charts/chart';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { LogIntent } from '../../logs/intent';
import type { IpFamily } from '../../platform/ip-families';
import type { Duration } from '../../units/duration';
import type { Size } from '../../units/size';
import type { Endpoint } from '../../wiring/endpoint';

/** One release of the OpenTelemetry collector. */
export interface OtelReleaseSettings {
  /** Namespace of the pods of the release. */
  readonly namespace: string;

  /** Of the collector's container. */
  readonly resources: ContainerResources;

  /** Merged over everything else, last. */
  readonly values: JsonObject;
}

/** Retries that give up: what is older is lost. Without it nothing is lost for as long as the disk allows. */
export interface BoundedRetry {
  /** Wait before the first retry. */
  readonly initialInterval: Duration;

  /** Longest wait between two retries. */
  readonly maxInterval: Duration;

  /** After that long a batch is dropped. */
  readonly maxElapsedTime: Duration;

  /** Share of an interval that is random, 0 to 1. */
  readonly jitter: number;

  /** Parallel export workers. */
  readonly consumers: number;

  /** Requests kept in memory. */
  readonly queueSize: number;
}

/** Settings of the OpenTelemetry collectors, every default resolved. */
export interface OtelSettings {
  /** Chart of the OpenTelemetry collector, with its version and repository. */
  readonly chart: ChartModel;

  /** Reads pod logs on every node and sends everything to the log store. */
  readonly shipper: OtelReleaseSettings;

  /** Takes what Talos sends to loopback ports, in the node's network. @default - there is none */
  readonly receiver?: OtelReleaseSettings;

  /** Directory of the node where positions and queues are kept. */
  readonly stateDirectory: string;

  /** Disk space of each queue. */
  readonly queue: Size;

  /** @default - retry for ever, with the queue on disk */
  readonly boundedRetry?: BoundedRetry;

  /** Names of labels: those of every other collector, or OpenTelemetry's own. */
  readonly labels: 'loki' | 'otlp';

  /** Whether pods are annotated for a Prometheus that looks for `prometheus.io/scrape`. */
  readonly scrapeAnnotations: boolean;
}

export interface ResolvedOtel extends OtelSettings {
  /** Logs to read. */
  readonly logs: LogIntent;

  /** Base of the OTLP protocol of the log store. */
  readonly otlp: Endpoint;

  /** DNS domain of the cluster: `cluster.local`. */
  readonly clusterDomain: string;

  /** Families of the addresses of pods. @default - unknown */
  readonly ipFamilies?: readonly IpFamily[];
}
