import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { jobsOf } from '../../monitoring/rules/watched';
import type { Watched } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import { pushRules } from '../push-alerts';

/** Makes the alerts on metrics of Promtail (charts-values/metrics/promtail.json). */
export function promtailRules(watched: Watched): readonly AlertRule[] {
  const { namespace, workloads } = watched;
  return [...pushRules(watched, 'promtail'), fallingBehind({ job: jobsOf(workloads), namespace })];
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
