import type { Note } from '../../lib/review/reviewed';
import type { ReadSide } from './read-sides';

/** An environment as it was read. */
export interface ReadBoth {
  readonly name: string;

  /** @default - it was not there */
  readonly base?: ReadSide;

  /** @default - it is not there any more */
  readonly head?: ReadSide;
}

/** Says what could not be read at either side. */
export function readNotes(read: readonly ReadBoth[]): readonly Note[] {
  return [...read.flatMap(leftOut), ...unplanned(read)];
}

function leftOut({ name, base, head }: ReadBoth): readonly Note[] {
  const told = (problems: readonly string[], side: string) =>
    problems.map((problem) => ({
      text: `A file of ${side} was left out: ${problem}.`,
      environments: [name],
    }));
  return [...told(base?.problems ?? [], 'the base'), ...told(head?.problems ?? [], 'this change')];
}

function unplanned(read: readonly ReadBoth[]): readonly Note[] {
  const note = (side: 'base' | 'head', text: string) => {
    const names = read.filter((both) => both[side]?.isUnplanned).map(({ name }) => name);
    return names.length === 0 ? [] : [{ text, environments: names }];
  };
  return [
    ...note(
      'base',
      'This version of the tool does not take the environment file of the base: what changes is told from `dist/` alone.',
    ),
    ...note('head', 'The environment file has errors: what changes is told from `dist/` alone.'),
  ];
}
