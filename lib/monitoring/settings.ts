import type { Duration } from '../units/duration';

/** How urgent an alert is, most urgent first. */
export const ALERT_SEVERITIES = ['critical', 'high', 'warning', 'medium'] as const;

export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** Settings of alerts and scraping. */
export interface MonitoringSettings {
  /** Whether the Prometheus Operator is told what to scrape. */
  readonly serviceMonitors: boolean;

  /** Labels by which the Prometheus Operator selects its objects. */
  readonly selectorLabels: Readonly<Record<string, string>>;

  /** Time between two scrapes. */
  readonly interval: Duration;

  /** Whether pods without a Service get PodMonitors. */
  readonly podMonitors: boolean;

  /** Whether Prometheus gets alerts. */
  readonly alerts: boolean;

  /** What alerts bear as `severity` in place of ours. @default - a severity that is absent keeps its name */
  readonly severities: Readonly<Partial<Record<AlertSeverity, string>>>;

  /** URL of docs/runbook.md, where its readers find it. @default - alerts name its sections without a link */
  readonly runbooks?: string;

  /** Namespace of the pods that scrape. @default - unknown: policies let nobody scrape */
  readonly scraperNamespace?: string;
}
