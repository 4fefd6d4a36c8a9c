import type { Panel } from '../../monitoring/dashboard/panel';
import { curve, jobsOf, memory } from '../../monitoring/dashboard/programs';
import type { Workload } from '../../wiring/workload';

/**
 * What the collectors send, and what they can not get rid of.
 * open-telemetry/opentelemetry-collector@v0.158.0:exporter/exporterhelper/documentation.md, service/documentation.md
 */
export function otelPanels(workloads: readonly Workload[]): readonly Panel[] {
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
