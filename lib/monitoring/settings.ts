import type { Duration } from '../units/duration';

/** What an environment says of being watched. */
export interface MonitoringSettings {
  /** Whether the Prometheus Operator is told what to scrape. */
  readonly serviceMonitors: boolean;

  /** Labels by which the Prometheus Operator selects its objects. */
  readonly selectorLabels: Readonly<Record<string, string>>;

  /** Time between two scrapes. */
  readonly interval: Duration;
}
