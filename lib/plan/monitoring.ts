import type { Manifest } from '../kubernetes/manifest';
import type { SourceLabels } from '../logs/labels/contract';
import { askedSources } from '../logs/sources/asked';
import { dashboardConfigMap } from '../monitoring/dashboard/config-map';
import { overviewDashboard } from '../monitoring/dashboard/dashboard';
import { podMonitors } from '../monitoring/pod-monitors';
import { prometheusRules } from '../monitoring/rules/prometheus-rules';
import type { RuleGroup } from '../monitoring/rules/rule';
import { alertRules } from '../monitoring/rules/rules';
import { serviceMonitors } from '../monitoring/service-monitors';
import type { Query } from '../queries/query';
import type { Tier } from '../tiers/tier';
import type { Environment } from './environment';
import { alertQueries } from './queries';

/** Objects that watch a stack, and their queries. */
export interface Monitoring {
  /** Monitors, rules and the ConfigMap of the dashboard. */
  readonly manifests: readonly Manifest[];

  /** What Prometheus evaluates. */
  readonly alerts: readonly RuleGroup[];

  /** Queries of the alerts and of the dashboard. */
  readonly queries: readonly Query[];
}

/** Makes scrape objects, alerts and the dashboard, as far as the environment wants them. */
export function monitoringOf(
  { cluster, platform, logs, monitoring, grafana }: Environment,
  tiers: readonly Tier[],
  labels: readonly SourceLabels[],
): Monitoring {
  const workloads = tiers.flatMap((tier) => tier.workloads);
  const alerts = monitoring.alerts ? alertRules(tiers, askedSources(logs), platform.nodes) : [];
  const dashboard = grafana.dashboard && overviewDashboard({ cluster, labels, tiers });
  return {
    alerts,
    manifests: [
      ...(monitoring.serviceMonitors ? serviceMonitors(workloads, monitoring) : []),
      ...(monitoring.podMonitors ? podMonitors(workloads, monitoring) : []),
      ...prometheusRules(alerts, monitoring),
      ...(dashboard && grafana.dashboard ? [dashboardConfigMap(dashboard, grafana.dashboard)] : []),
    ],
    queries: [...alertQueries(alerts), ...(dashboard?.queries ?? [])],
  };
}
