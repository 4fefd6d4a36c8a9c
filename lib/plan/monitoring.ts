import type { Manifest } from '../kubernetes/manifest';
import type { SourceLabels } from '../logs/labels';
import { dashboardConfigMap } from '../monitoring/dashboard/config-map';
import { overviewDashboard } from '../monitoring/dashboard/dashboard';
import { podMonitors } from '../monitoring/pod-monitors';
import { prometheusRules } from '../monitoring/rules/prometheus-rules';
import { alertRules } from '../monitoring/rules/rules';
import { serviceMonitors } from '../monitoring/service-monitors';
import type { Query } from '../queries/query';
import type { Wiring } from '../wiring/wiring';
import type { Environment } from './environment';
import { alertQueries } from './queries';

/** What watches a stack, and what it asks. */
export interface Monitoring {
  readonly manifests: readonly Manifest[];
  readonly queries: readonly Query[];
}

/** Scrape objects, alerts and the dashboard, as far as the environment wants them. */
export function monitoringOf(
  { cluster, monitoring, grafana }: Environment,
  { workloads }: Wiring,
  labels: readonly SourceLabels[],
): Monitoring {
  const alerts = monitoring.alerts ? alertRules(workloads) : [];
  const dashboard = grafana.dashboard && overviewDashboard({ cluster, labels, workloads });
  return {
    manifests: [
      ...(monitoring.serviceMonitors ? serviceMonitors(workloads, monitoring) : []),
      ...(monitoring.podMonitors ? podMonitors(workloads, monitoring) : []),
      ...prometheusRules(alerts, monitoring),
      ...(dashboard && grafana.dashboard ? [dashboardConfigMap(dashboard, grafana.dashboard)] : []),
    ],
    queries: [...alertQueries(alerts), ...(dashboard?.queries ?? [])],
  };
}
