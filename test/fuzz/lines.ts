import { STRAY_LINES } from './oddities';

/** A change of a file's text, by the numbers that chose it. */
export interface LineChange {
  /** Name of the change in `LINE_CHANGES`. */
  readonly change: string;

  /** Chooses the line. */
  readonly at: number;

  /** Chooses what is done there. */
  readonly which: number;
}

type Edit = (lines: readonly string[], at: number, which: number) => readonly string[];

/** Changes of lines and characters, as a slip of the hand or a broken merge makes them. */
export const LINE_CHANGES: Readonly<Record<string, Edit>> = {
  deleteLine: (lines, at) => lines.toSpliced(at, 1),
  repeatLine: (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  swapLines: (lines, at) => lines.toSpliced(at, 2, ...lines.slice(at, at + 2).reverse()),
  indent: (lines, at, which) => lines.with(at, `${' '.repeat(1 + (which % 4))}${lines[at]}`),
  outdent: (lines, at) => lines.with(at, (lines[at] ?? '').replace(/^ {1,2}/, '')),
  indentRest: (lines, at) => [...lines.slice(0, at), ...lines.slice(at).map((line) => `  ${line}`)],
  addStrayLine: (lines, at, which) => lines.toSpliced(at, 0, STRAY_LINES[which % STRAY_LINES.length] ?? ''),
  repeatBlock: (lines, at, which) => [...lines, ...lines.slice(at, at + 1 + (which % 12))],
  cutOff: (lines, at, which) => [...lines.slice(0, at), (lines[at] ?? '').slice(0, which % 20)],
  loseLetter: (lines, at, which) => lines.with(at, withoutLetter(lines[at] ?? '', which)),
  tabs: (lines, at) => lines.with(at, (lines[at] ?? '').replace('  ', '\t')),
  windowsLines: (lines) => lines.map((line) => `${line}\r`),
  byteOrderMark: (lines) => lines.with(0, `\uFEFF${lines[0]?.replace(/^\uFEFF/, '')}`),
  wideSpaces: (lines, at) => lines.with(at, (lines[at] ?? '').replace(' ', '\u00A0')),
  commentOut: (lines, at) => lines.with(at, `# ${lines[at]}`),
};

/** @returns the text after all changes, each of the result of the one before */
export function changeLines(text: string, changes: readonly LineChange[]): string {
  const changed = changes.reduce<readonly string[]>((lines, { change, at, which }) => {
    const edit = LINE_CHANGES[change];
    return edit && lines.length > 0 ? edit(lines, at % lines.length, which) : lines;
  }, text.split('\n'));
  return changed.join('\n');
}

function withoutLetter(line: string, which: number): string {
  const at = which % Math.max(line.length, 1);
  return line.slice(0, at) + line.slice(at + 1);
}
