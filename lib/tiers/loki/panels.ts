import type { Panel } from '../../monitoring/dashboard/panel';
import { curve, jobsOf, memory } from '../../monitoring/dashboard/programs';
import type { Workload } from '../../wiring/workload';

/**
 * What Loki takes in, refuses and answers, where it is one that this environment installs.
 * grafana/loki@{v3.6.3,v3.7.6}:pkg/loghttp/push/push.go, pkg/validation/validate.go, vendor/github.com/grafana/dskit/server/metrics.go
 */
export function lokiPanels(workloads: readonly Workload[]): readonly Panel[] {
  const parts = workloads.filter(({ metrics }) => metrics?.program.name === 'loki');
  if (parts.length === 0) return [];
  const jobs = jobsOf(parts);
  return [
    curve('Lines taken', 'By tenant.', 'cps', {
      expr: `sum by (tenant) (rate(loki_distributor_lines_received_total{${jobs}}[$__rate_interval]))`,
      legend: '{{tenant}}',
    }),
    curve('Bytes taken', 'By tenant, uncompressed.', 'Bps', {
      expr: `sum by (tenant) (rate(loki_distributor_bytes_received_total{${jobs}}[$__rate_interval]))`,
      legend: '{{tenant}}',
    }),
    curve('Lines refused', 'By reason. They are lost, but for `rate_limited`: that is tried again.', 'cps', {
      expr: `sum by (reason) (rate(loki_discarded_samples_total{${jobs}}[$__rate_interval]))`,
      legend: '{{reason}}',
    }),
    curve('Time of a request, p99', 'By route. Connections that stay open are left out.', 's', {
      expr: `histogram_quantile(0.99, sum by (route, le) (rate(loki_request_duration_seconds_bucket{${jobs}, route!~"${ENDLESS}"}[$__rate_interval])))`,
      legend: '{{route}}',
    }),
    curve('Requests that failed', 'With 5xx, by route.', 'reqps', {
      expr: `sum by (route) (rate(loki_request_duration_seconds_count{${jobs}, status_code=~"5.."}[$__rate_interval]))`,
      legend: '{{route}}',
    }),
    memory('Memory of Loki', 'process_resident_memory_bytes', parts),
  ];
}

/** Tails, and what keeps queriers, schedulers and frontends in touch, last as long as somebody listens. */
const ENDLESS = '(?i).*tail.*|.*loop|.*/process';
