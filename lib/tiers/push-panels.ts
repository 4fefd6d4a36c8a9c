import type { Panel } from '../monitoring/dashboard/panel';
import { curve, jobsOf, memory } from '../monitoring/dashboard/programs';
import type { Program, Workload } from '../wiring/workload';
import type { PushMetrics } from './push-alerts';

/** What each collector sends, and what it can not get rid of. */
export function collectorPanels(workloads: readonly Workload[]): readonly Panel[] {
  return [
    ...pushPanels('Alloy', 'loki_write', running('alloy', workloads)),
    ...pushPanels('Promtail', 'promtail', running('promtail', workloads)),
    ...otelPanels(running('otelcol', workloads)),
  ];
}

function running(program: Program['name'], workloads: readonly Workload[]): readonly Workload[] {
  return workloads.filter(({ metrics }) => metrics?.program.name === program);
}

/**
 * Alloy has its client from Promtail, and the names of what it counts.
 * grafana/alloy@{v1.7.0,v1.12.0,v1.18.1}:internal/component/common/loki/client, grafana/loki@v3.6.3:clients/pkg/promtail/client
 */
function pushPanels(program: string, counted: PushMetrics, workloads: readonly Workload[]): readonly Panel[] {
  if (workloads.length === 0) return [];
  const jobs = jobsOf(workloads);
  return [
    curve('Lines sent', 'What Loki has taken.', 'cps', {
      expr: `sum by (job) (rate(${counted}_sent_entries_total{${jobs}}[$__rate_interval]))`,
      legend: '{{job}}',
    }),
    curve('Bytes sent', 'Before they are compressed.', 'Bps', {
      expr: `sum by (job) (rate(${counted}_sent_bytes_total{${jobs}}[$__rate_interval]))`,
      legend: '{{job}}',
    }),
    curve('Pushes that failed', 'By what Loki answered. All but 4xx are tried again.', 'reqps', {
      expr: `sum by (status_code) (rate(${counted}_request_duration_seconds_count{${jobs}, status_code!~"2.."}[$__rate_interval]))`,
      legend: '{{status_code}}',
    }),
    curve('Lines dropped', 'They are lost. Anything but zero needs a look.', 'cps', {
      expr: `sum by (reason) (rate(${counted}_dropped_entries_total{${jobs}}[$__rate_interval]))`,
      legend: '{{reason}}',
    }),
    curve('Time of a push, p99', 'How long Loki takes for one batch.', 's', {
      expr: `histogram_quantile(0.99, sum by (job, le) (rate(${counted}_request_duration_seconds_bucket{${jobs}}[$__rate_interval])))`,
      legend: '{{job}}',
    }),
    memory(`Memory of ${program}`, 'process_resident_memory_bytes', workloads),
  ];
}

/** open-telemetry/opentelemetry-collector@v0.158.0:exporter/exporterhelper/documentation.md, service/documentation.md */
function otelPanels(workloads: readonly Workload[]): readonly Panel[] {
  if (workloads.length === 0) return [];
  const jobs = jobsOf(workloads);
  return [
    curve('Lines sent', 'What the next tier, or Loki, has taken.', 'cps', {
      expr: `sum by (job) (rate(otelcol_exporter_sent_log_records{${jobs}}[$__rate_interval]))`,
      legend: '{{job}}',
    }),
    curve(
      'Lines dropped',
      'They are lost: given up after all tries, or refused by a full queue.',
      'cps',
      {
        expr: `sum by (job) (rate(otelcol_exporter_send_failed_log_records{${jobs}}[$__rate_interval]))`,
        legend: '{{job}}: not sent',
      },
      {
        expr: `sum by (job) (rate(otelcol_exporter_enqueue_failed_log_records{${jobs}}[$__rate_interval]))`,
        legend: '{{job}}: not queued',
      },
    ),
    curve('Queue', 'How full the fullest one is.', 'percentunit', {
      expr: `max by (job) (otelcol_exporter_queue_size{${jobs}} / otelcol_exporter_queue_capacity{${jobs}})`,
      legend: '{{job}}',
    }),
    memory('Memory of the collectors', 'otelcol_process_memory_rss', workloads),
  ];
}
