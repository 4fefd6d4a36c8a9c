import { Duration } from '../../units/duration';
import type { AlertRule } from './rule';
import { type Selection, series } from './series';
import { jobsOf, type Watched } from './watched';

/** What Alloy counts of itself: the names are the same at every version (charts-values/metrics/alloy.json). */
export function alloyRules({ namespace, workloads }: Watched): readonly AlertRule[] {
  const alloy = { job: jobsOf(workloads), namespace };
  return [configNotLoaded(alloy), deliveryFailures(alloy), slowProcessing(alloy)];
}

function configNotLoaded(alloy: Selection): AlertRule {
  return {
    alert: 'AlloyConfigNotLoaded',
    expr: `max by (namespace, pod) (${series('alloy_config_last_load_successful', alloy)}) == 0`,
    for: Duration.minutes(5),
    severity: 'high',
    summary: 'Alloy in {{ $labels.namespace }}/{{ $labels.pod }} refused its configuration',
    description:
      'It goes on with the one before, and with none after a restart. Its log tells the line and the reason.',
  };
}

/**
 * Loki takes lines too rarely, or refuses them for good. Nothing is dropped while Alloy tries again without an end, so
 * the requests tell: what was answered with an error, or not at all (`status_code="-1"`).
 */
function deliveryFailures(alloy: Selection): AlertRule {
  const by = 'sum by (namespace, pod, host)';
  const requests = (...further: string[]) =>
    `${by} (rate(${series('loki_write_request_duration_seconds_count', alloy, ...further)}[5m]))`;
  return {
    alert: 'AlloyLogDeliveryFailures',
    expr: [
      `${requests('status_code!~"2.."')} / ${requests()} > 0.05`,
      'or',
      `${by} (rate(${series('loki_write_dropped_entries_total', alloy)}[5m])) > 0`,
    ].join('\n'),
    for: Duration.minutes(10),
    severity: 'high',
    summary: 'Loki at {{ $labels.host }} does not take all lines of {{ $labels.namespace }}/{{ $labels.pod }}',
    description:
      'Lines wait on their nodes until Loki takes them, and are lost if it refuses them, if files are rotated away meanwhile, or if the pod is killed. The log of the pod tells what Loki answers.',
  };
}

function slowProcessing(alloy: Selection): AlertRule {
  const durations = series('loki_write_request_duration_seconds_bucket', alloy);
  return {
    alert: 'AlloySlowLogProcessing',
    expr: `histogram_quantile(0.99, sum by (namespace, pod, le) (rate(${durations}[5m]))) > 1`,
    for: Duration.minutes(15),
    severity: 'medium',
    summary: 'Loki takes longer than 1s to take lines of {{ $labels.namespace }}/{{ $labels.pod }}',
    description:
      'One in a hundred requests takes longer, so lines arrive late. Loki may lack CPU, or its store may be slow.',
  };
}
