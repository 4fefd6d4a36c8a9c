import { plural } from '../../units/plural';

/** A part of a page that is cut between its items alone. */
export interface Section {
  /** What stands in front of its items; nothing of it is written without the first of them. @default - nothing */
  readonly head?: string;

  /** Blocks, each whole or not at all. */
  readonly items: readonly string[];

  /** What parts two items. @default - an empty line */
  readonly between?: string;

  /** What stands behind them. @default - nothing */
  readonly tail?: string;
}

/**
 * Joins sections to a text of a size at most: what does not fit is left out from the end on, and counted in a sentence.
 * An item stays whole, and what was opened is closed.
 */
export function fitted(sections: readonly Section[], most: number): string {
  let text = '';
  let left = 0;
  for (const section of sections) {
    const kept = left > 0 ? 0 : fitting(section, most - text.length - ROOM);
    left += section.items.length - kept;
    if (kept > 0) text = joined(text, written(section, kept));
  }
  return left === 0 ? text : joined(text, remark(left));
}

/** What the sentence at the end takes. */
const ROOM = 200;

function remark(left: number): string {
  return `${plural(left, 'entry').replace('entrys', 'entries')} more did not fit in here: \`npx cdk8s-logging review\` prints a page of any length with \`--format html\`.`;
}

/** How many items fit, those at the beginning. */
function fitting(section: Section, room: number): number {
  let kept = 0;
  let length = written({ ...section, items: [''] }, 1).length + SEPARATOR.length;
  for (const item of section.items) {
    length += item.length + (section.between ?? SEPARATOR).length;
    if (length > room) return kept;
    kept++;
  }
  return kept;
}

const SEPARATOR = '\n\n';

function written({ head, items, between = SEPARATOR, tail }: Section, kept: number): string {
  const body = items.slice(0, kept).join(between);
  return [head, body, tail].filter((part) => part !== undefined).join(SEPARATOR);
}

function joined(text: string, part: string): string {
  return text === '' ? part : text + SEPARATOR + part;
}
