import type { Workload } from '../wiring/workload';

/**
 * The label `job` that the Prometheus Operator gives to what it scrapes by our ServiceMonitors and PodMonitors.
 *
 * prometheus-operator/prometheus-operator:pkg/prometheus/promcfg.go: without `jobLabel`, the name of the Service,
 * or `<namespace>/<name>` of the PodMonitor.
 * @returns `undefined` if the workload has no metrics
 */
export function jobOf({ metrics, name, namespace }: Workload): string | undefined {
  if (!metrics) return undefined;
  return metrics.service ? metrics.service.name : `${namespace}/${name}`;
}
