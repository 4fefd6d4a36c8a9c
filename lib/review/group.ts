import { grouped } from '../collections/grouped';
import { type Effect, worstFirst } from '../transitions/effect';
import { lineOf } from './line-of';
import type { ReviewInput } from './reviewed';

/** The effects of a change on one environment. */
export interface Affected {
  readonly name: string;
  readonly effects: readonly Effect[];
}

/** An effect, and all environments that it is the same in. */
export interface PageEffect extends Omit<Effect, 'place' | 'path'> {
  /** Path of the file that says so, as the repository knows it. */
  readonly file: string;

  /** Names, at least one, in their order. */
  readonly environments: readonly string[];

  /** The line of its file, counted from 1; both are of the first environment. @default - the file as a whole */
  readonly line?: number;
}

/** Tells the same effect in many environments once, the worst first. */
export function groupEffects(
  all: readonly Affected[],
  { output, textOf }: Pick<Required<ReviewInput>, 'output' | 'textOf'>,
): readonly PageEffect[] {
  const single = all.flatMap(({ name, effects }) => effects.map((effect) => ({ name, effect })));
  const groups = [...grouped(single, ({ effect }) => identity(effect)).values()];
  const effects = groups.flatMap(([first, ...others]) => {
    if (!first) return [];
    const { place, path, ...effect } = first.effect;
    const text = place === undefined ? undefined : textOf(effect.file);
    const line = place === undefined || text === undefined ? undefined : lineOf(text, place);
    const environments = [...new Set([first, ...others].map(({ name }) => name))];
    const subject = nameSubjects([...new Set([first, ...others].map((each) => each.effect.subject))]);
    const file = output === '' ? effect.file : `${output}/${effect.file}`;
    return [{ ...effect, subject, file, environments, ...(line !== undefined && { line }) }];
  });
  return worstFirst(effects) as readonly PageEffect[]; // the same objects in another order
}

/** What makes two effects the same to a reader: files and objects differ by environment. */
function identity({ kind, verdict, what, happens, from, to, steps }: Effect): string {
  return JSON.stringify([kind, verdict, what, happens, from ?? null, to ?? null, steps ?? null]);
}

const MOST_SUBJECTS = 3;

function nameSubjects(subjects: readonly string[]): string {
  const more = subjects.length - MOST_SUBJECTS;
  return more > 1 ? `${subjects.slice(0, MOST_SUBJECTS).join(', ')} and ${more} more` : subjects.join(', ');
}
