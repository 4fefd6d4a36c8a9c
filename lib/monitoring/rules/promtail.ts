import { Duration } from '../../units/duration';
import type { AlertRule } from './rule';
import { type Selection, series } from './series';
import { jobsOf, type Watched } from './watched';

/** What Promtail counts of itself (charts-values/metrics/promtail.json). */
export function promtailRules({ namespace, workloads }: Watched): readonly AlertRule[] {
  const promtail = { job: jobsOf(workloads), namespace };
  return [deliveryFailures(promtail), slowProcessing(promtail), fallingBehind(promtail)];
}

/**
 * Loki takes lines too rarely, or refuses them for good. Nothing is dropped while Promtail tries again without an end, so
 * the requests tell: what was answered with an error, or not at all (`status_code="-1"`).
 */
function deliveryFailures(promtail: Selection): AlertRule {
  const by = 'sum by (namespace, pod, host)';
  const requests = (...further: string[]) =>
    `${by} (rate(${series('promtail_request_duration_seconds_count', promtail, ...further)}[5m]))`;
  return {
    alert: 'PromtailLogDeliveryFailures',
    expr: [
      `${requests('status_code!~"2.."')} / ${requests()} > 0.05`,
      'or',
      `${by} (rate(${series('promtail_dropped_entries_total', promtail)}[5m])) > 0`,
    ].join('\n'),
    for: Duration.minutes(10),
    severity: 'high',
    summary: 'Loki at {{ $labels.host }} does not take all lines of {{ $labels.namespace }}/{{ $labels.pod }}',
    description:
      'Lines wait on their nodes until Loki takes them, and are lost if it refuses them, if files are rotated away meanwhile, or if the pod is killed. The log of the pod tells what Loki answers.',
  };
}

function slowProcessing(promtail: Selection): AlertRule {
  const durations = series('promtail_request_duration_seconds_bucket', promtail);
  return {
    alert: 'PromtailSlowLogProcessing',
    expr: `histogram_quantile(0.99, sum by (namespace, pod, le) (rate(${durations}[5m]))) > 1`,
    for: Duration.minutes(15),
    severity: 'medium',
    summary: 'Loki takes longer than 1s to take lines of {{ $labels.namespace }}/{{ $labels.pod }}',
    description:
      'One in a hundred requests takes longer, so lines arrive late. Loki may lack CPU, or its store may be slow.',
  };
}

/** A kubelet rotates the file of a container at 10Mi unless told otherwise: what is a whole file behind may lose it. */
function fallingBehind(promtail: Selection): AlertRule {
  const size = series('promtail_file_bytes_total', promtail);
  const read = series('promtail_read_bytes_total', promtail);
  return {
    alert: 'PromtailFallingBehind',
    expr: `max by (namespace, pod) (${size} - ${read}) > 5242880`,
    for: Duration.minutes(10),
    severity: 'high',
    summary: 'Promtail in {{ $labels.namespace }}/{{ $labels.pod }} is 5 MiB behind in a file',
    description:
      'More is written than is sent, or Loki takes nothing. Lines are lost when the file is rotated away before they are read.',
  };
}
