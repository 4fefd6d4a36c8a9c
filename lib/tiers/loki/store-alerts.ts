import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { Duration } from '../../units/duration';
import type { LokiFacts } from './facts';
import type { StoreCounters } from './storage/counters';
import { FLUSH_FAILURES, OBJECT_STORE_ERRORS } from './store-runbooks';

/** Makes the alerts on calls between Loki and its store. */
export function storeRules(loki: Selection, { stores }: LokiFacts): readonly AlertRule[] {
  return [flushFailures(loki), ...(stores.length > 0 ? [objectStoreErrors(loki, stores)] : [])];
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
    runbook: FLUSH_FAILURES,
  };
}

/** By operation: many that may read hide the few that may not write. */
function objectStoreErrors(loki: Selection, stores: readonly StoreCounters[]): AlertRule {
  const calls = ({ metric, matchers }: StoreCounters['all']) =>
    `sum by (namespace, operation) (rate(${series(metric, loki, ...matchers)}[5m]))`;
  return {
    alert: 'LokiObjectStoreErrors',
    expr: stores.map(({ all, failed }) => `${calls(failed)} / ${calls(all)} > 0.1`).join('\nor\n'),
    // Single objects that are not there, as after a start, are forgotten by then.
    for: Duration.minutes(15),
    // Lines are still taken, and wait on disks for the store.
    severity: 'high',
    summary: 'The object store of Loki in {{ $labels.namespace }} fails more than 10% of {{ $labels.operation }}',
    description:
      'Chunks wait to be stored, or queries lack what they ask for. Credentials, rights, the network or the limits of the store may be the cause: the log of the pods has its answers.',
    runbook: OBJECT_STORE_ERRORS,
  };
}
