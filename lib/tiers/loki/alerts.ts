import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { jobsOf } from '../../monitoring/rules/watched';
import type { Watched } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import { storeRules } from './store-alerts';

/** Makes the alerts on metrics of Loki and its canary (charts-values/metrics/loki.json, loki-canary.json). */
export function lokiRules({ namespace, workloads }: Watched): readonly AlertRule[] {
  const jobs = (program: string) => jobsOf(workloads.filter(({ metrics }) => metrics?.program.name === program));
  const loki = { job: jobs('loki'), namespace };
  const canary = { job: jobs('loki-canary'), namespace };
  return [
    ...(loki.job.length > 0 ? [requestErrors(loki), panics(loki), linesRejected(loki), ...storeRules(loki)] : []),
    ...(canary.job.length > 0 ? [canaryLinesMissing(canary)] : []),
  ];
}

function requestErrors(loki: Selection): AlertRule {
  const requests = (...further: string[]) =>
    `sum by (namespace, job, route) (rate(${series('loki_request_duration_seconds_count', loki, ...further)}[5m]))`;
  return {
    alert: 'LokiRequestErrors',
    expr: `${requests('status_code=~"5.."')} / ${requests()} > 0.1`,
    for: Duration.minutes(15),
    severity: 'high',
    summary: '{{ $labels.job }} answers {{ $labels.route }} with errors',
    description:
      'More than one in ten requests fails: senders wait with their lines, or queries find nothing. The log of the pods tells why.',
  };
}

function panics(loki: Selection): AlertRule {
  return {
    alert: 'LokiRequestPanics',
    expr: `sum by (namespace, job, pod) (increase(${series('loki_panic_total', loki)}[15m])) > 0`,
    for: Duration.minutes(1),
    severity: 'high',
    summary: '{{ $labels.namespace }}/{{ $labels.pod }} panicked over a request',
    description: 'That is a bug of Loki. The log of the pod has the stack trace.',
  };
}

function linesRejected(loki: Selection): AlertRule {
  return {
    alert: 'LokiLinesRejected',
    expr: `sum by (namespace, tenant, reason) (rate(${series('loki_discarded_samples_total', loki)}[5m])) > 0`,
    for: Duration.minutes(15),
    severity: 'warning',
    summary: 'Loki rejects lines{{ with $labels.tenant }} of tenant {{ . }}{{ end }}: {{ $labels.reason }}',
    description:
      'What is over a rate is sent again. What is too old, too long or in too many streams is lost: the sender or the limits must change.',
  };
}

function canaryLinesMissing(canary: Selection): AlertRule {
  const lines = (metric: string) => `sum by (namespace, job) (increase(${series(metric, canary)}[15m]))`;
  return {
    alert: 'LokiCanaryLinesMissing',
    expr: `${lines('loki_canary_missing_entries_total')} / ${lines('loki_canary_entries_total')} > 0.01`,
    for: Duration.minutes(15),
    severity: 'high',
    summary: 'Lines that the canaries wrote can not be found in Loki',
    description: 'More than one in a hundred lines never arrived, or queries do not find them: others fare the same.',
  };
}
