import type { AlertRule } from '../monitoring/rules/rule';
import { type Selection, series } from '../monitoring/rules/series';
import { jobsOf } from '../monitoring/rules/watched';
import type { Watched } from '../monitoring/watch';
import { Duration } from '../units/duration';
import { LOG_DELIVERY_FAILURES, SLOW_LOG_PROCESSING } from './collector-runbooks';

/** Prefix of a collector's metrics on pushes. */
export type PushMetrics = 'loki_write' | 'promtail';

/** Pushes in Loki's own protocol: Alloy has its client from Promtail. */
export function pushRules({ prefix, namespace, workloads }: Watched, counted: PushMetrics): readonly AlertRule[] {
  const collector = { job: jobsOf(workloads), namespace };
  return [
    { alert: `${prefix}LogDeliveryFailures`, ...deliveryFailures(collector, counted) },
    { alert: `${prefix}SlowLogProcessing`, ...slowProcessing(collector, counted) },
  ];
}

/**
 * From one push in a hundred on: single ones fail whenever a pod of Loki is replaced, and are over within the rate's 5m.
 * Loki takes lines too rarely, or refuses them for good. Nothing is dropped while a collector tries again without an end,
 * so the requests tell: what was answered with an error, or not at all (`status_code="-1"`).
 */
function deliveryFailures(collector: Selection, counted: PushMetrics): Omit<AlertRule, 'alert'> {
  const by = 'sum by (namespace, pod, host)';
  const requests = (...further: string[]) =>
    `${by} (rate(${series(`${counted}_request_duration_seconds_count`, collector, ...further)}[5m]))`;
  return {
    expr: [
      `${requests('status_code!~"2.."')} / ${requests()} > 0.01`,
      'or',
      `${by} (rate(${series(`${counted}_dropped_entries_total`, collector)}[5m])) > 0`,
    ].join('\n'),
    for: Duration.minutes(10),
    severity: 'high',
    summary: 'Loki at {{ $labels.host }} does not take all lines of {{ $labels.namespace }}/{{ $labels.pod }}',
    description:
      'Lines wait on their nodes until Loki takes them, and are lost if it refuses them, if files are rotated away meanwhile, or if the pod is killed. The log of the pod tells what Loki answers.',
    runbook: LOG_DELIVERY_FAILURES,
  };
}

function slowProcessing(collector: Selection, counted: PushMetrics): Omit<AlertRule, 'alert'> {
  const durations = series(`${counted}_request_duration_seconds_bucket`, collector);
  return {
    expr: `histogram_quantile(0.99, sum by (namespace, pod, le) (rate(${durations}[5m]))) > 1`,
    for: Duration.minutes(15),
    severity: 'medium',
    summary: 'Loki takes longer than 1s to take lines of {{ $labels.namespace }}/{{ $labels.pod }}',
    description:
      'One in a hundred requests takes longer, so lines arrive late. Loki may lack CPU, or its store may be slow.',
    runbook: SLOW_LOG_PROCESSING,
  };
}
