import type { Surveyed } from './survey';
import { table } from './table';

/** Result of building a program. */
export interface Built {
  readonly seconds: number;

  /** Absent: it was built. */
  readonly problem?: string;
}

/** Prints a table of every program: its version, where it is, and what was done. */
export function statusTable(programs: readonly Surveyed[], built: ReadonlyMap<string, Built> = new Map()): string {
  const rows = programs.map((surveyed) => [
    surveyed.name,
    surveyed.tool?.version ?? surveyed.wanted ?? '-',
    surveyed.tool?.path ?? '-',
    statusOf(surveyed, built.get(surveyed.name)),
  ]);
  return table([['program', 'version', 'where', 'status'], ...rows]);
}

function statusOf({ from, program, unfit }: Surveyed, built: Built | undefined): string {
  if (built?.problem !== undefined) return `NOT BUILT, after ${built.seconds} s`;
  if (built) return `built in ${built.seconds} s`;
  if (from === 'built') return 'built';
  if (from === 'PATH') return 'on the PATH';
  const next = program.source ? 'missing: cdk8s-logging tools builds it' : `missing: ${program.onPath?.install}`;
  return unfit === undefined ? next : `${next} (${unfit})`;
}
