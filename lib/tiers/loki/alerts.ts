import type { LogSource } from '../../logs/sources/asked';
import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { jobsOf } from '../../monitoring/rules/watched';
import type { Watched } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import { compactorRules } from './compactor-alerts';
import { diskRules } from './disk-alerts';
import type { LokiFacts } from './facts';
import { ingestionStopped, pushesFailing } from './push-alerts';
import { ringRules } from './ring-alerts';
import { CANARY_LINES_MISSING, LINES_REJECTED, REQUEST_ERRORS, REQUEST_PANICS } from './runbooks';
import { storeRules } from './store-alerts';

/** Makes the alerts on metrics of Loki and its canary (charts-values/metrics/loki.json, loki-canary.json). */
export function lokiRules(watched: Watched, sources: readonly LogSource[], facts: LokiFacts): readonly AlertRule[] {
  const { namespace, workloads } = watched;
  const jobs = (program: string) => jobsOf(workloads.filter(({ metrics }) => metrics?.program.name === program));
  const loki = { job: jobs('loki'), namespace };
  const canary = { job: jobs('loki-canary'), namespace };
  if (loki.job.length === 0) return [];
  return [
    requestErrors(loki),
    pushesFailing(loki),
    ...(readsPods(sources) ? [ingestionStopped(loki, canary.job.length > 0 ? canary : undefined)] : []),
    panics(loki),
    linesRejected(loki),
    ...ringRules(loki, facts),
    ...diskRules(loki, facts),
    ...storeRules(loki, facts),
    ...compactorRules(loki),
    ...(canary.job.length > 0 ? [canaryLinesMissing(canary)] : []),
  ];
}

/** Pods are never all silent: Loki's own write lines every minute. */
function readsPods(sources: readonly LogSource[]): boolean {
  return sources.some(({ origin }) => origin.kind === 'pods');
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
    runbook: REQUEST_ERRORS,
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
    runbook: REQUEST_PANICS,
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
    runbook: LINES_REJECTED,
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
    runbook: CANARY_LINES_MISSING,
  };
}
