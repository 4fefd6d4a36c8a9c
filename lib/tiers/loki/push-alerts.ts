import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { Duration } from '../../units/duration';
import { INGESTION_STOPPED, PUSHES_FAILING } from './push-runbooks';

/** Routes on which lines come, as a running 3.6.3 and 3.7.6 name them. */
const PUSHES = 'route=~"loki_api_v1_push|otlp_v1_logs"';

/**
 * What senders get for an answer, whichever they are: a collector whose own count of failures begins late, or that someone
 * else runs, is seen here.
 */
export function pushesFailing(loki: Selection): AlertRule {
  const pushes = (...further: string[]) =>
    `sum by (namespace) (rate(${series('loki_request_duration_seconds_count', loki, PUSHES, ...further)}[5m]))`;
  return {
    alert: 'LokiPushesFailing',
    expr: `${pushes('status_code=~"5..|429"')} / ${pushes()} > 0.01`,
    // Longer than it takes to replace a pod.
    for: Duration.minutes(10),
    // Lines wait at their senders, and are not lost yet.
    severity: 'high',
    summary: 'Loki in {{ $labels.namespace }} refuses more than 1% of all pushes',
    description:
      'Senders wait with their lines and try again. Files may be rotated away meanwhile, and a sender that is killed loses what it holds.',
    runbook: PUSHES_FAILING,
  };
}

/** The canaries write a line a second each: more than they write must come. */
const MARGIN = 1.05;

/**
 * It runs, and no line comes but those that its own canaries write. A counter of lines begins with the first one, and one
 * that is not scraped tells nothing of the canaries.
 */
export function ingestionStopped(loki: Selection, canary: Selection | undefined): AlertRule {
  const up = series('up', loki);
  return {
    alert: 'LokiIngestionStopped',
    expr: [
      `max by (namespace) (${up}) == 1`,
      `and on (namespace) max by (namespace) (${up} offset 15m) == 1`,
      ...unlessTaken(rate('loki_distributor_lines_received_total', loki), canary),
    ].join('\n'),
    for: Duration.minutes(15),
    // Whatever happens in the cluster now, nobody will read of it.
    severity: 'critical',
    summary: 'No lines come to Loki in {{ $labels.namespace }}',
    description:
      'For half an hour no collector has sent a line. None may run, or what stands between them and Loki lets nothing through: their logs tell.',
    runbook: INGESTION_STOPPED,
  };
}

function unlessTaken(taken: string, canary: Selection | undefined): readonly string[] {
  if (canary === undefined) return [`unless on (namespace) ${taken} > 0`];
  const written = rate('loki_canary_entries_total', canary);
  return [
    `unless on (namespace) ${taken} > ${MARGIN} * ${written}`,
    `unless on (namespace) (${taken} > 0 unless on (namespace) ${written})`,
  ];
}

function rate(counter: string, selection: Selection): string {
  return `sum by (namespace) (rate(${series(counter, selection)}[15m]))`;
}
