import type { AlertRule } from '../../monitoring/rules/rule';
import { KUBELET, type Selection, series } from '../../monitoring/rules/series';
import { programMetrics } from '../../queries/metrics';
import { Duration } from '../../units/duration';
import { VOLUME_FILLING, WAL_DISK_FULL, WAL_FILLING } from './disk-runbooks';
import type { LokiFacts } from './facts';

/** Makes the alerts on the volumes of Loki, as far as something measures them. */
export function diskRules(loki: Selection, { version, measuredVolumes }: LokiFacts): readonly AlertRule[] {
  const measuresItself = programMetrics({ name: 'loki', version }).has(USAGE);
  return [
    walDiskFull(loki),
    ...(measuresItself ? [walFilling(loki)] : []),
    ...(measuredVolumes.length > 0 ? [volumeFilling(loki, measuredVolumes)] : []),
  ];
}

/** A share from 0 to 1, whatever it is called: grafana/loki@v3.7.6:pkg/ingester/wal_unix.go */
const USAGE = 'loki_ingester_wal_disk_usage_percent';

/** Loki 3.7 takes no lines from 0.9 on: `disk_full_threshold` in grafana/loki@v3.7.6:pkg/ingester/wal.go. */
const NEARLY_FULL = 0.85;

function walDiskFull(loki: Selection): AlertRule {
  return {
    alert: 'LokiWalDiskFull',
    expr: `sum by (namespace, pod) (increase(${series('loki_ingester_wal_disk_full_failures_total', loki)}[15m])) > 0`,
    for: Duration.minutes(1),
    // Lines are lost with the next restart, or not taken at all.
    severity: 'critical',
    summary: 'The disk of {{ $labels.namespace }}/{{ $labels.pod }} is full',
    description:
      'Loki 3.6 takes lines that its write-ahead log does not hold, and loses them when the pod is killed. Loki 3.7 takes none until there is room.',
    runbook: WAL_DISK_FULL,
  };
}

function walFilling(loki: Selection): AlertRule {
  return {
    alert: 'LokiWalFilling',
    expr: `max by (namespace, pod) (${series(USAGE, loki)}) > ${NEARLY_FULL}`,
    for: Duration.minutes(15),
    severity: 'high',
    summary: 'The disk under the write-ahead log of {{ $labels.namespace }}/{{ $labels.pod }} is fuller than 85%',
    description: 'From 90% on Loki takes no more lines.',
    runbook: WAL_FILLING,
  };
}

/** A claim is named after its template, its StatefulSet and the number of the pod. */
function volumeFilling({ namespace }: Selection, controllers: readonly string[]): AlertRule {
  const claims = `persistentvolumeclaim=~${JSON.stringify(controllers.map((name) => `[a-z0-9-]+-${name}-[0-9]+`).join('|'))}`;
  const volume = (metric: string) =>
    `max by (namespace, persistentvolumeclaim) (${series(metric, { ...KUBELET, ...(namespace && { namespace }) }, claims)})`;
  return {
    alert: 'LokiVolumeFilling',
    expr: `${volume('kubelet_volume_stats_available_bytes')}\n/\n${volume('kubelet_volume_stats_capacity_bytes')}\n< 0.15`,
    for: Duration.minutes(15),
    severity: 'high',
    summary: 'The volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is fuller than 85%',
    description:
      'When it is full, lines are not taken, not compacted or, where it keeps the lines themselves, not stored.',
    runbook: VOLUME_FILLING,
  };
}
