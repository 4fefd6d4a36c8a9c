/** A part of a text by lines and columns, counted from 1; the end is the place after its last character. */
export interface TextRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Finds the smallest part of a text that has to be replaced for another one to come of it, and by what. */
export function changedRegion(before: string, after: string): { readonly region: TextRegion; readonly text: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  start -= isInside(before, start) || isInside(after, start) ? 1 : 0;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  end -= isInside(before, before.length - end) || isInside(after, after.length - end) ? 1 : 0;
  const [from, to] = [positionOf(before, start), positionOf(before, before.length - end)];
  const region = { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  return { region, text: after.slice(start, after.length - end) };
}

/** Whether a place is within one character, or within the end of a line of Windows. */
function isInside(text: string, place: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(place - 1, place + 1));
}

function positionOf(text: string, place: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, place).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
