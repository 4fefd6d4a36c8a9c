import type { Construct } from 'constructs';
import { withDefaults } from '../collections/with-defaults';
import type { Manifest } from '../kubernetes/manifest';
import type { Duration } from '../units/duration';
import { Part, type PartProps } from '../wiring/part';
import { NOTHING } from '../wiring/part-content';
import { MONITORING_DEFAULTS } from './defaults';
import { podMonitors } from './pod-monitors';
import { prometheusRules } from './rules/prometheus-rules';
import { alertRules } from './rules/rules';
import { serviceMonitors } from './service-monitors';
import type { AlertSeverity } from './settings';
import { contentsOf, type WatchedConstruct, type WatchedContent } from './watched-construct';

/** Settings of alerts. */
export interface AlertsProps extends PartProps {
  /** What is watched: Loki, collectors. */
  readonly watches: readonly WatchedConstruct[];

  /** Whether the Prometheus Operator is told to scrape what the alerts ask about. @default true */
  readonly monitors?: boolean;

  /** Labels by which the Prometheus Operator selects its objects. @default - none */
  readonly selectorLabels?: Readonly<Record<string, string>>;

  /** Time between two scrapes. @default Duration.seconds(30) */
  readonly interval?: Duration;

  /** What alerts bear as `severity` in place of ours. @default - a severity keeps its name */
  readonly severities?: Readonly<Partial<Record<AlertSeverity, string>>>;

  /** URL of docs/runbook.md, where its readers find it. @default - alerts name its sections without a link */
  readonly runbooks?: string;
}

/**
 * Alerts for every workload and every source of what it watches, as PrometheusRules, and the ServiceMonitors and
 * PodMonitors that they need.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new ExistingLoki(chart, 'loki', { pushUrl: 'https://logs.example.com/loki/api/v1/push' });
 * const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: loki });
 * const alerts = new Alerts(chart, 'alerts', {
 *   watches: [alloy],
 *   selectorLabels: { release: 'kube-prometheus-stack' },
 * });
 * new FluxDelivery(chart, 'flux', { parts: [alloy, alerts] });
 * app.synth();
 */
export class Alerts extends Part {
  constructor(scope: Construct, id: string, props: AlertsProps) {
    const watched = contentsOf(props.watches);
    const content = watched && { ...NOTHING, configs: alertManifests(watched, props) };
    super(scope, id, { content, findings: [] }, props);
  }
}

function alertManifests(watched: readonly WatchedContent[], props: AlertsProps): readonly Manifest[] {
  const { monitors = true, ...settings } = withDefaults(props, MONITORING_DEFAULTS);
  const workloads = watched.flatMap((content) => content.workloads);
  const sources = new Map(watched.flatMap(({ sources = [] }) => sources.map((source) => [source.name, source])));
  return [
    ...(monitors ? [...serviceMonitors(workloads, settings), ...podMonitors(workloads, settings)] : []),
    ...prometheusRules(alertRules(watched, [...sources.values()]), settings),
  ];
}
