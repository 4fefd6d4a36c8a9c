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
  const shown = visibleLine(path);
  if (!whole && before === undefined) return [colours.added(`new      ${shown}, ${lineCount(after)}`)];
  if (!whole && after === undefined) return [colours.removed(`removed  ${shown}, ${lineCount(before)}`)];
  const { hunks } = structuredPatch(path, path, before ?? '', after ?? '', '', '', { context: CONTEXT });
  return [
    colours.heading(
      before === undefined ? `new      ${shown}` : after === undefined ? `removed  ${shown}` : `changed  ${shown}`,
    ),
    ...hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
      `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
      ...lines.map((line) => coloured(visibleLine(line), colours)),
    ]),
  ];
}

function coloured(line: string, { added, removed }: Colours): string {
  if (line.startsWith('+')) return added(line);
  return line.startsWith('-') ? removed(line) : line;
}

function lineCount(text = ''): string {
  return plural(text.split('\n').length - 1, 'line');
}
