import { asks, DESCRIBE_POD } from './looks';
import type { Runbook } from './runbook';

const PROGRAMS = ['Alloy', 'Loki', 'Otel', 'Promtail'] as const;

export const HIGH_MEMORY_USAGE: Runbook = {
  name: 'HighMemoryUsage',
  programs: PROGRAMS,
  meaning: 'A container uses more than 85% of its memory limit.',
  impact: 'Nothing yet. At the limit the kernel kills it, and what it held in memory is lost.',
  diagnosis: [
    asks(
      'Since when it grows',
      'container_memory_working_set_bytes{namespace="NAMESPACE", pod="POD", container="CONTAINER"}',
    ),
    { shows: 'What it may use, and whether it was killed before', command: DESCRIBE_POD.command },
    asks('Whether more lines come than before', 'sum by (tenant) (rate(loki_distributor_lines_received_total[5m]))'),
  ],
  mitigation: [
    'Raise the limit of the container in the environment file.',
    'A collector that grows while Loki is away holds its lines: mend Loki first.',
    'An ingester grows with its streams: look for a label with many values, and take it out.',
  ],
};

export const HIGH_CPU_USAGE: Runbook = {
  name: 'HighCPUUsage',
  programs: PROGRAMS,
  meaning: 'A container uses more than 85% of its CPU limit.',
  impact: 'It is throttled at the limit: lines arrive late, queries take longer, and readers fall behind.',
  diagnosis: [
    asks(
      'How often it is throttled',
      'rate(container_cpu_cfs_throttled_periods_total{namespace="NAMESPACE", pod="POD", container="CONTAINER"}[5m]) / rate(container_cpu_cfs_periods_total{namespace="NAMESPACE", pod="POD", container="CONTAINER"}[5m])',
    ),
    { shows: 'What it may use', command: DESCRIBE_POD.command },
  ],
  mitigation: [
    'Take the CPU limit away, and leave the request: bursts are then served by what is free.',
    'Or raise it in the environment file.',
    'A pod that writes far more than others may be the cause: `topk(5, sum by (namespace, pod) (rate({job=~".+"}[5m])))` in Loki names it.',
  ],
};
