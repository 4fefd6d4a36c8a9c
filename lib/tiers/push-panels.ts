import type { Panel } from '../monitoring/dashboard/panel';
import { curve, jobsOf, memory } from '../monitoring/dashboard/programs';
import type { Workload } from '../wiring/workload';
import type { PushMetrics } from './push-alerts';

/** What a collector sends in Loki's own protocol, and what it can not get rid of. Alloy has its client from Promtail, and the names of what it counts.
 * grafana/alloy@{v1.7.0,v1.12.0,v1.18.1}:internal/component/common/loki/client, grafana/loki@v3.6.3:clients/pkg/promtail/client
 */
export function pushPanels(program: string, counted: PushMetrics, workloads: readonly Workload[]): readonly Panel[] {
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
