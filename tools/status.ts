import { relative } from 'node:path';
import type { Surveyed } from './survey';
import { table } from './table';

/** Result of building a program. */
export interface Built {
  readonly seconds: number;

  /** Absent: it was built. */
  readonly problem?: string;
}

/** Prints a table of every program: its version, where it is, and what was done. */
export function statusTable(
  root: string,
  programs: readonly Surveyed[],
  built: ReadonlyMap<string, Built> = new Map(),
): string {
  const rows = programs.map((surveyed) => [
    surveyed.name,
    surveyed.tool?.version ?? surveyed.wanted ?? '-',
    placeOf(root, surveyed),
    statusOf(surveyed, built.get(surveyed.name)),
  ]);
  return table([['program', 'version', 'where', 'status'], ...rows]);
}

function placeOf(root: string, { tool, from }: Surveyed): string {
  if (!tool) return '-';
  return from === 'built' ? relative(root, tool.path) : tool.path;
}

function statusOf({ from, program, unfit }: Surveyed, built: Built | undefined): string {
  if (built?.problem !== undefined) return `NOT BUILT, after ${built.seconds} s`;
  if (built) return `built in ${built.seconds} s`;
  if (from === 'built') return 'built';
  if (from === 'PATH') return 'on the PATH';
  const next = program.source ? 'missing: npm run tools builds it' : `missing: ${program.onPath?.install}`;
  return unfit === undefined ? next : `${next} (${unfit})`;
}
