import type { Duration } from '../units/duration';

/** What an environment says of being watched. */
export interface MonitoringSettings {
  /** Whether the Prometheus Operator is told what to scrape. */
  readonly serviceMonitors: boolean;

  /** Labels by which the Prometheus Operator selects its objects. */
  readonly selectorLabels: Readonly<Record<string, string>>;

  /** Time between two scrapes. */
  readonly interval: Duration;

  /** Whether pods without a Service get PodMonitors. */
  readonly podMonitors: boolean;

  /** Namespace of the pods that scrape. @default - unknown: policies let nobody scrape */
  readonly scraperNamespace?: string;
}
