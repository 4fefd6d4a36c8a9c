import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { Duration } from '../../units/duration';

/** Makes the alerts on calls between Loki and its store. */
export function storeRules(loki: Selection): readonly AlertRule[] {
  return [flushFailures(loki), compactionStale(loki), retentionStale(loki)];
}

function flushFailures(loki: Selection): AlertRule {
  return {
    alert: 'LokiFlushFailures',
    expr: `sum by (namespace, pod) (rate(${series('loki_ingester_chunks_flush_failures_total', loki)}[5m])) > 0`,
    for: Duration.minutes(15),
    severity: 'high',
    summary: '{{ $labels.namespace }}/{{ $labels.pod }} can not store chunks',
    description:
      'Lines stay in memory and in the write-ahead log until the store takes them. Look at its credentials, its space and its answers in the log of the pod.',
  };
}

const LATE = 3 * 3600;

/** Of several compactors one works; the others say 0, as does one that has never succeeded. */
function stale(metric: string, loki: Selection): string {
  return `time() - max by (namespace) (${series(metric, loki)}) > ${LATE}`;
}

function compactionStale(loki: Selection): AlertRule {
  return {
    alert: 'LokiCompactionStale',
    expr: stale('loki_boltdb_shipper_compact_tables_operation_last_successful_run_timestamp_seconds', loki),
    // As long may a compactor take that has just started.
    for: Duration.hours(1),
    severity: 'warning',
    summary: 'Loki in {{ $labels.namespace }} has not compacted its index for 3h',
    description: 'Queries get slower, and nothing is deleted. The log of the compactor tells why.',
  };
}

/** Only where retention was tried: one that is switched off says 0 for ever. */
function retentionStale(loki: Selection): AlertRule {
  const tried = series('loki_compactor_apply_retention_operation_total', loki);
  return {
    alert: 'LokiRetentionStale',
    expr: [
      stale('loki_compactor_apply_retention_last_successful_run_timestamp_seconds', loki),
      `and sum by (namespace) (${tried}) > 0`,
    ].join('\n'),
    for: Duration.hours(1),
    severity: 'warning',
    summary: 'Loki in {{ $labels.namespace }} has not deleted old lines for 3h',
    description: 'Lines outlive their retention, and the store fills. The log of the compactor tells why.',
  };
}
