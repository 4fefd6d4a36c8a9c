import { askedSources } from '../../../lib/logs/sources/asked';
import type { Watchable } from '../../../lib/monitoring/watch';
import { ALLOY_WATCH } from '../../../lib/tiers/alloy/watch';
import type { LokiFacts } from '../../../lib/tiers/loki/facts';
import { S3_COUNTERS } from '../../../lib/tiers/loki/storage/counters';
import { lokiWatch } from '../../../lib/tiers/loki/watch';
import { OTEL_WATCH } from '../../../lib/tiers/otel/watch';
import { PROMTAIL_WATCH } from '../../../lib/tiers/promtail/watch';
import type { Program, Workload } from '../../../lib/wiring/workload';
import { workload } from '../../support/wiring';
import { allLogs } from '../../tiers/alloy/props';

/** Every source that can be asked for. */
export const everySource = askedSources({ ...allLogs, talos: { kernelPort: 6050, servicePort: 6051 } });

export function alloyWatched(workloads = alloyWorkloads()): Watchable {
  return { watch: ALLOY_WATCH, workloads };
}

export function otelWatched(workloads = otelWorkloads()): Watchable {
  return { watch: OTEL_WATCH, workloads };
}

export function promtailWatched(workloads = promtailWorkloads()): Watchable {
  return { watch: PROMTAIL_WATCH, workloads };
}

export function lokiWatched(workloads = lokiWorkloads(), facts: Partial<LokiFacts> = {}): Watchable {
  return { watch: lokiWatch({ ...LOKI_FACTS, ...facts }), workloads };
}

/** A Loki of which everything can be told. */
export const LOKI_FACTS: LokiFacts = {
  version: '3.7.6',
  ingesters: 3,
  replicationFactor: 3,
  measuredVolumes: ['loki-write', 'loki-backend'],
  stores: [S3_COUNTERS],
};

function served(name: string, program: Program): Pick<Workload, 'name' | 'metrics'> {
  const service = { name, labels: { app: name } };
  return { name, metrics: { program, service, portName: 'http-metrics', path: '/metrics', containerPort: 1 } };
}

/** Both releases of Alloy, with all that they can read. */
export function alloyWorkloads(version = '1.7.0'): readonly Workload[] {
  const program: Program = { name: 'alloy', version };
  const files = (label: string) => ({ component_id: `loki.source.file.${label}` });
  const node = workload({
    ...served('alloy', program),
    namespace: 'alloy',
    kind: 'DaemonSet',
    replicas: 'per-node',
    container: { name: 'alloy', limits: { cpu: '500m', memory: '1Gi' } },
    reads: [
      { source: 'pods', metric: 'loki_source_file_read_lines_total', labels: files('pods') },
      {
        source: 'journal',
        metric: 'loki_source_journal_target_lines_total',
        labels: { component_id: 'loki.source.journal.journal' },
      },
      { source: 'rke2', metric: 'loki_source_file_read_lines_total', labels: files('rke2') },
      { source: 'nodeFiles', metric: 'loki_source_file_read_lines_total', labels: files('node_files') },
    ],
  });
  const events = workload({
    ...served('alloy-events', program),
    namespace: 'alloy',
    kind: 'StatefulSet',
    replicas: 1,
    container: { name: 'alloy', limits: { memory: '512Mi' } },
    reads: [
      { source: 'events', metric: 'loki_write_sent_entries_total', labels: { component_id: 'loki.write.default' } },
    ],
  });
  return [node, events];
}

/** Both tiers of OpenTelemetry: one has a Service, the other none. */
export function otelWorkloads(): readonly Workload[] {
  const program: Program = { name: 'otelcol', version: '0.158.0' };
  const shared = { kind: 'DaemonSet', replicas: 'per-node' } as const;
  const container = { name: 'opentelemetry-collector', limits: { memory: '512Mi' } };
  const reads = (source: 'pods' | 'talos', ...receivers: string[]) =>
    receivers.map((receiver) => ({ source, metric: 'otelcol_receiver_accepted_log_records', labels: { receiver } }));
  return [
    workload({
      ...shared,
      ...served('otel-shipper', program),
      namespace: 'otel-shipper',
      container,
      reads: reads('pods', 'file_log/pods'),
    }),
    workload({
      ...shared,
      name: 'otel-receiver',
      namespace: 'otel-receiver',
      metrics: { program, portName: 'metrics', path: '/metrics', containerPort: 8888 },
      container,
      reads: reads('talos', 'tcp_log/kernel', 'tcp_log/service'),
    }),
  ];
}

/** What reads the files of nodes, and one that it can tell from the others. */
export function promtailWorkloads(version = '3.5.1'): readonly Workload[] {
  return [
    workload({
      ...served('promtail', { name: 'promtail', version }),
      namespace: 'promtail',
      kind: 'DaemonSet',
      replicas: 'per-node',
      container: { name: 'promtail', limits: { memory: '512Mi' } },
      reads: [
        { source: 'nodeFiles', metric: 'promtail_read_lines_total', labels: { path: '/var/log/syslog' } },
        { source: 'journal', metric: 'promtail_journal_target_lines_total', labels: {} },
      ],
    }),
  ];
}

/** A simple-scalable Loki with its companions. */
export function lokiWorkloads(version = '3.7.6'): readonly Workload[] {
  const loki: Program = { name: 'loki', version };
  return [
    workload({ name: 'loki-gateway', kind: 'Deployment' }),
    workload({ ...served('loki-write', loki), container: { name: 'loki', limits: { memory: '4Gi' } } }),
    workload({ ...served('loki-read', loki), kind: 'Deployment' }),
    workload(served('loki-backend', loki)),
    workload(served('loki-chunks-cache', { name: 'memcached-exporter' })),
    workload({
      ...served('loki-canary', { name: 'loki-canary', version }),
      kind: 'DaemonSet',
      replicas: 'per-node',
    }),
  ];
}
