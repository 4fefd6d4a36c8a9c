import type { ServiceMonitorSpec } from '../../imports/monitoring.coreos.com';
import { PART_OF } from '../kubernetes/labels';
import type { Manifest, Plain } from '../kubernetes/manifest';
import type { Workload } from '../wiring/workload';
import type { MonitoringSettings } from './settings';

type ServiceMonitorOptions = Pick<MonitoringSettings, 'selectorLabels' | 'interval'>;

/** One ServiceMonitor for each workload whose metrics have a Service: it selects that Service and no other. */
export function serviceMonitors(workloads: readonly Workload[], options: ServiceMonitorOptions): readonly Manifest[] {
  return workloads.flatMap((workload) => serviceMonitor(workload, options) ?? []);
}

function serviceMonitor(workload: Workload, options: ServiceMonitorOptions): Manifest | undefined {
  const { metrics, name, namespace } = workload;
  if (!metrics?.service) return undefined;
  const spec: Plain<ServiceMonitorSpec> = {
    namespaceSelector: { matchNames: [namespace] },
    selector: {
      matchLabels: metrics.service.labels,
      // Headless twins of a Service answer for the same pods: without this, each pod would be scraped twice.
      matchExpressions: [{ key: 'prometheus.io/service-monitor', operator: 'NotIn', values: ['false'] }],
    },
    endpoints: [{ port: metrics.portName, path: metrics.path, interval: options.interval.toGo() }],
  };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, namespace, labels: { ...PART_OF, ...options.selectorLabels } },
    spec,
  };
}
