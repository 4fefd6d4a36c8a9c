import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { Duration } from '../../units/duration';
import type { LokiFacts } from './facts';
import { RING_BELOW_FACTOR, RING_UNHEALTHY } from './ring-runbooks';

/**
 * Makes the alerts on the rings by which pods of Loki find each other: none where a single pod has all of them to itself.
 * Names and states are those that a running 3.6.3 and 3.7.6 show: grafana/dskit:ring/ring.go, updateRingMetrics
 */
export function ringRules(loki: Selection, { ingesters, replicationFactor }: LokiFacts): readonly AlertRule[] {
  return [
    ...(ingesters > 1 ? [unhealthy(loki)] : []),
    ...(replicationFactor > 1 ? [belowFactor(loki, replicationFactor)] : []),
  ];
}

function unhealthy(loki: Selection): AlertRule {
  return {
    alert: 'LokiRingUnhealthy',
    expr: `max by (namespace, name) (${series('loki_ring_members', { ...loki, state: 'Unhealthy' })}) > 0`,
    // A pod that is replaced comes back under its name, after it has replayed its write-ahead log. All rings but that of
    // the ingesters forget after ten minutes who stays away.
    for: Duration.minutes(15),
    severity: 'high',
    summary: 'A member of the ring {{ $labels.name }} of Loki in {{ $labels.namespace }} is gone without leaving',
    description:
      'Lines and work are still meant for it. Too many such ingesters, and pushes fail. Bring it back, or let the ring forget it.',
    runbook: RING_UNHEALTHY,
  };
}

/** By the pod that sees the fewest: it is the one that refuses pushes. */
function belowFactor(loki: Selection, factor: number): AlertRule {
  const active = series('loki_ring_members', { ...loki, name: 'ingester', state: 'ACTIVE' });
  return {
    alert: 'LokiRingBelowFactor',
    expr: `min by (namespace) (${active}) < ${factor}`,
    for: Duration.minutes(15),
    severity: 'high',
    summary: `Fewer than ${factor} ingesters of Loki in {{ $labels.namespace }} take lines`,
    description: `Each line should be held ${factor} times until it is stored. With fewer copies the next pod that is lost takes lines with it, and below a majority pushes fail.`,
    runbook: RING_BELOW_FACTOR,
  };
}
