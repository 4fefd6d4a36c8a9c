import type { Construct } from 'constructs';
import { withDefaults } from '../../collections/with-defaults';
import type { SidecarLabel } from '../../kubernetes/labels';
import { Part, type PartProps } from '../../wiring/part';
import { NOTHING, type PartContent } from '../../wiring/part-content';
import { contentsOf, type WatchedConstruct } from '../watched-construct';
import { dashboardConfigMap } from './config-map';
import { overviewDashboard } from './dashboard';
import { DASHBOARD_DEFAULTS } from './defaults';

/** What is said of a dashboard. */
export interface DashboardProps extends PartProps {
  /** Value of the label `cluster` on every line. */
  readonly cluster: string;

  /** Namespace in which the sidecar of Grafana looks for dashboards. */
  readonly namespace: string;

  /** What it shows: Loki, collectors. */
  readonly watches: readonly WatchedConstruct[];

  /** Folder in Grafana, for a sidecar that reads the annotation grafana_folder. @default - the general one */
  readonly folder?: string;

  /** Label that the sidecar looks for. @default { name: 'grafana_dashboard', value: '1' } */
  readonly sidecarLabel?: SidecarLabel;
}

/**
 * A Grafana dashboard: an overview of the programs and of the lines, as the ConfigMap that the sidecar of Grafana picks up.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new ExistingLoki(chart, 'loki', { pushUrl: 'https://logs.example.com/loki/api/v1/push' });
 * const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: loki });
 * const dashboard = new Dashboard(chart, 'dashboard', { cluster: 'edge', namespace: 'grafana', watches: [alloy] });
 * new FluxDelivery(chart, 'flux', { parts: [alloy, dashboard] });
 * app.synth();
 */
export class Dashboard extends Part {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id, { content: dashboardContent(props), findings: [] }, props);
  }
}

function dashboardContent({ cluster, watches, ...props }: DashboardProps): PartContent | undefined {
  const tiers = contentsOf(watches);
  if (!tiers) return undefined;
  const dashboard = overviewDashboard({ cluster, tiers, labels: tiers.flatMap(({ labels = [] }) => labels) });
  return { ...NOTHING, configs: [dashboardConfigMap(dashboard, withDefaults(props, DASHBOARD_DEFAULTS))] };
}
