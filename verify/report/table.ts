import type { Judgement } from '../judgement';
import { type Count, type Row, rowsOf } from './rows';

const HEAD = ['what', 'program', 'passed', 'failed', 'unchecked', 'time'];

/** Prints a table of what was judged: the program, the number of each verdict, and the time that the programs took. */
export function table(judgements: readonly Judgement[]): string {
  const lines = [HEAD, ...rowsOf(judgements).map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => `  ${line.map((cell, column) => padded(cell, column, widths)).join('  ')}`).join('\n');
}

/** Words to the left, numbers to the right. */
function padded(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}

function cells({ what, program, ...count }: Row): readonly string[] {
  return [what, program || '-', ...numbers(count)];
}

function numbers({ passed, failed, unchecked, seconds }: Count): readonly string[] {
  return [
    ...[passed, failed, unchecked].map((count) => (count === 0 ? '-' : String(count))),
    `${seconds.toFixed(1)} s`,
  ];
}
