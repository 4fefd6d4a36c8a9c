import type { PodMonitorSpec } from '../../imports/monitoring.coreos.com';
import { PART_OF } from '../kubernetes/labels';
import type { Manifest, Plain } from '../kubernetes/manifest';
import type { Workload } from '../wiring/workload';
import type { MonitoringSettings } from './settings';

type PodMonitorOptions = Pick<MonitoringSettings, 'selectorLabels' | 'interval'>;

/** Makes a PodMonitor for each workload whose metrics have no Service. */
export function podMonitors(workloads: readonly Workload[], options: PodMonitorOptions): readonly Manifest[] {
  return workloads.flatMap((workload) => podMonitor(workload, options) ?? []);
}

function podMonitor(workload: Workload, options: PodMonitorOptions): Manifest | undefined {
  const { metrics, name, namespace, podLabels } = workload;
  if (!metrics || metrics.service) return undefined;
  const spec: Plain<PodMonitorSpec> = {
    namespaceSelector: { matchNames: [namespace] },
    selector: { matchLabels: podLabels },
    podMetricsEndpoints: [{ port: metrics.portName, path: metrics.path, interval: options.interval.toGo() }],
  };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, namespace, labels: { ...PART_OF, ...options.selectorLabels } },
    spec,
  };
}
