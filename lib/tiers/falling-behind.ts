import type { AlertRule } from '../monitoring/rules/rule';
import { series } from '../monitoring/rules/series';
import { jobsOf } from '../monitoring/rules/watched';
import type { Watched } from '../monitoring/watch';
import { Duration } from '../units/duration';
import { FALLING_BEHIND } from './collector-runbooks';

/** Gauges of the files that a collector reads, with a series for each path. */
interface FileGauges {
  /** How long a file is. */
  readonly size: string;

  /** How far it is read. */
  readonly read: string;

  /** Counter of lines by which a workload is known that reads files. */
  readonly lines: string;
}

/** How a collector measures files: Alloy has its reader from Promtail. */
export const FILE_GAUGES = {
  promtail: {
    size: 'promtail_file_bytes_total',
    read: 'promtail_read_bytes_total',
    lines: 'promtail_read_lines_total',
  },
  alloy: {
    size: 'loki_source_file_file_bytes_total',
    read: 'loki_source_file_read_bytes_total',
    lines: 'loki_source_file_read_lines_total',
  },
} as const satisfies Record<string, FileGauges>;

/** A kubelet rotates the file of a container at 10Mi unless told otherwise: half of one is left to act in. */
const HALF_A_FILE = 5 * 2 ** 20;

/** Makes the alert on files that grow faster than they are read; none where no file is read. */
export function fallingBehind(watched: Watched, { size, read, lines }: FileGauges): readonly AlertRule[] {
  const { prefix, namespace, workloads } = watched;
  const readers = workloads.filter(({ reads = [] }) => reads.some(({ metric }) => metric === lines));
  if (readers.length === 0) return [];
  const files = { job: jobsOf(readers), namespace };
  return [
    {
      alert: `${prefix}FallingBehind`,
      expr: `max by (namespace, pod) (${series(size, files)} - ${series(read, files)}) > ${HALF_A_FILE}`,
      // A burst, and what is left from before a start, is read within minutes.
      for: Duration.minutes(10),
      severity: 'high',
      summary: `${prefix} in {{ $labels.namespace }}/{{ $labels.pod }} is 5 MiB behind in a file`,
      description:
        'More is written than is sent, or Loki takes nothing. Lines are lost when the file is rotated away before they are read.',
      runbook: FALLING_BEHIND,
    },
  ];
}
