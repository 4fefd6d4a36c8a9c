import type { AlertRule } from '../../monitoring/rules/rule';
import { type Selection, series } from '../../monitoring/rules/series';
import { jobsOf } from '../../monitoring/rules/watched';
import type { Watched } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import type { Workload } from '../../wiring/workload';
import { FALLING_BEHIND } from '../collector-runbooks';
import { limiterRefusals } from './dialect';
import { DELIVERY_STALLED, LOGS_LOST, LOGS_REFUSED, QUEUE_FILLING } from './runbooks';

const BY = 'by (namespace, pod, exporter)';

/** Makes the alerts on metrics of the OpenTelemetry collector (charts-values/metrics/otelcol.json). */
export function otelRules({ namespace, workloads }: Watched): readonly AlertRule[] {
  const otelcol = { job: jobsOf(workloads), namespace };
  const readers = jobsOf(workloads.filter(readsFiles));
  return [
    deliveryStalled(otelcol),
    queueFilling(otelcol),
    ...(readers.length > 0 ? [fallingBehind({ job: readers, namespace })] : []),
    logsLost(otelcol),
    logsRefused(otelcol, limiterMetrics(workloads)),
  ];
}

/** By the types of its receivers. */
function readsFiles({ reads = [] }: Workload): boolean {
  return reads.some(({ labels }) => /^file_?log\//.test(labels.receiver ?? ''));
}

/**
 * Files are read round after round, each to its end: opentelemetry-collector-contrib@v0.159.0:pkg/stanza/fileconsumer/file.go.
 * Whoever keeps up waits most of the time for the next round, and is seen waiting; seen on a running 0.159.0, with a
 * backend that answers and with one that does not.
 */
function fallingBehind(otelcol: Selection): AlertRule {
  const reading = series('otelcol_fileconsumer_reading_files', otelcol);
  return {
    alert: 'OtelFallingBehind',
    expr: `min by (namespace, pod) (min_over_time(${reading}[10m])) > 0`,
    // With the ten minutes that it looks back: what is left from before a start is read by then.
    for: Duration.minutes(5),
    severity: 'high',
    summary: 'The collector {{ $labels.namespace }}/{{ $labels.pod }} comes to no end with its files',
    description:
      'More is written than is sent, or what comes after it takes nothing. Lines are lost when a file is rotated away before they are read.',
    runbook: FALLING_BEHIND,
  };
}

/** While it tries again without an end, nothing counts as failed. */
function deliveryStalled(otelcol: Selection): AlertRule {
  return {
    alert: 'OtelLogDeliveryStalled',
    expr: [
      `max ${BY} (${series('otelcol_exporter_queue_size', otelcol)}) > 0`,
      'unless',
      `sum ${BY} (rate(${series('otelcol_exporter_sent_log_records', otelcol)}[5m])) > 0`,
    ].join('\n'),
    for: Duration.minutes(10),
    severity: 'high',
    summary: '{{ $labels.exporter }} of {{ $labels.namespace }}/{{ $labels.pod }} gets nothing through',
    description:
      'Lines wait in the queue, and at their sources when it is full. The log of the pod tells what the other side answers.',
    runbook: DELIVERY_STALLED,
  };
}

function queueFilling(otelcol: Selection): AlertRule {
  return {
    alert: 'OtelQueueFilling',
    expr: [
      `max ${BY} (${series('otelcol_exporter_queue_size', otelcol)})`,
      '/',
      `max ${BY} (${series('otelcol_exporter_queue_capacity', otelcol)})`,
      '> 0.8',
    ].join('\n'),
    for: Duration.minutes(10),
    severity: 'high',
    summary: 'The queue of {{ $labels.exporter }} in {{ $labels.namespace }}/{{ $labels.pod }} is nearly full',
    description:
      'More comes in than the other side takes. When the queue is full, sources wait, and files may be rotated away unread.',
    runbook: QUEUE_FILLING,
  };
}

function logsLost(otelcol: Selection): AlertRule {
  const lost = (metric: string) => `sum ${BY} (rate(${series(metric, otelcol)}[5m])) > 0`;
  return {
    alert: 'OtelLogsLost',
    expr: [lost('otelcol_exporter_send_failed_log_records'), lost('otelcol_exporter_enqueue_failed_log_records')].join(
      '\nor\n',
    ),
    for: Duration.minutes(10),
    severity: 'high',
    summary: '{{ $labels.exporter }} of {{ $labels.namespace }}/{{ $labels.pod }} gives lines up',
    description:
      'The other side refused them for good, the time for trying again was over, or the queue was full. The log of the pod tells which.',
    runbook: LOGS_LOST,
  };
}

/** By the versions that run, all of one chart where one file describes them. */
function limiterMetrics(workloads: readonly Workload[]): readonly string[] {
  const versions = workloads.flatMap(({ metrics }) => metrics?.program.version ?? []);
  return [...new Set(versions.map(limiterRefusals))];
}

function logsRefused(otelcol: Selection, limiters: readonly string[]): AlertRule {
  const refused = (metric: string) => `sum by (namespace, pod) (rate(${series(metric, otelcol)}[5m])) > 0`;
  return {
    alert: 'OtelLogsRefused',
    expr: ['otelcol_receiver_refused_log_records', ...limiters].map(refused).join('\nor\n'),
    for: Duration.minutes(10),
    severity: 'warning',
    summary: 'The collector {{ $labels.namespace }}/{{ $labels.pod }} sends lines back to their sources',
    description:
      'It lacks memory, or what comes after it takes no more. Sources try again; those that do not have lost the lines.',
    runbook: LOGS_REFUSED,
  };
}
