import { structuredPatch } from 'diff';
import type { FileChange } from '../../lib/output/write';
import { visibleLine } from '../../lib/syntax/visible';
import { plural } from '../../lib/units/plural';
import type { Colours } from '../colours';

export interface DiffOptions {
  readonly colours: Colours;

  /** Whether files that come or go are shown whole. */
  readonly whole: boolean;
}

/** Lines around a change, as `git diff` shows them. */
const CONTEXT = 3;

/** Prints a change as the lines of a unified diff. */
export function describeDiff({ path, before, after }: FileChange, { colours, whole }: DiffOptions): readonly string[] {
  const heading = `${whatOf(before, after).padEnd('removed  '.length)}${visibleLine(path)}`;
  if (!whole && before === undefined) return [colours.added(`${heading}, ${lineCount(after)}`)];
  if (!whole && after === undefined) return [colours.removed(`${heading}, ${lineCount(before)}`)];
  const { hunks } = structuredPatch(path, path, before ?? '', after ?? '', '', '', { context: CONTEXT });
  return [
    colours.heading(heading),
    ...hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
      `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
      ...lines.map((line) => coloured(visibleLine(line), colours)),
    ]),
  ];
}

function whatOf(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return 'new';
  return after === undefined ? 'removed' : 'changed';
}

function coloured(line: string, { added, removed }: Colours): string {
  if (line.startsWith('+')) return added(line);
  return line.startsWith('-') ? removed(line) : line;
}

function lineCount(text = ''): string {
  return plural(text.split('\n').length - 1, 'line');
}
