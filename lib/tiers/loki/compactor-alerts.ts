import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { Duration } from '../../units/duration';
import { COMPACTION_STALE, COMPACTOR_ABSENT, RETENTION_STALE } from './compactor-runbooks';

/** Makes the alerts on what compacts the index and deletes old lines. */
export function compactorRules(loki: Selection): readonly AlertRule[] {
  return [compactorAbsent(loki), compactionStale(loki), retentionStale(loki)];
}

/** Of several compactors the ring lets one work, which says 1: grafana/loki@{v3.6.3,v3.7.6}:pkg/compactor/compactor.go */
function compactorAbsent(loki: Selection): AlertRule {
  return {
    alert: 'LokiCompactorAbsent',
    expr: [
      `max by (namespace) (${series('up', loki)}) == 1`,
      `unless on (namespace) max by (namespace) (${series('loki_boltdb_shipper_compactor_running', loki)}) == 1`,
    ].join('\n'),
    // Nothing is lost in an hour without one, and a pod that moves with its volume may take a while.
    for: Duration.minutes(30),
    severity: 'warning',
    summary: 'No compactor works for Loki in {{ $labels.namespace }}',
    description:
      'The index is not compacted, so that queries get slower, and what is older than its retention, or was asked to be deleted, stays.',
    runbook: COMPACTOR_ABSENT,
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
    runbook: COMPACTION_STALE,
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
    runbook: RETENTION_STALE,
  };
}
