import { effectsOf } from '../transitions/all';
import type { Effect } from '../transitions/effect';
import type { Change } from '../transitions/pair';
import { type Arrival, arrivals } from './arrivals';
import { withPlace } from './changed-place';
import { type Departure, departures } from './departures';
import { type Affected, groupEffects, type PageEffect } from './group';
import { type PagePicture, pictures } from './pictures';
import type { Note, ReviewInput } from './reviewed';
import { collectSteps, type PageSteps } from './steps';
import { unknownNotes } from './unknown';
import { type VerdictLine, verdictLines } from './verdicts';

/** What a reviewer is told of a change, in the order in which it is told. */
export interface Page {
  /** How many environments the change touches. */
  readonly total: number;

  /** What it does to each environment, in a line, the worst first. */
  readonly verdicts: readonly VerdictLine[];

  /** About the review itself. */
  readonly notes: readonly Note[];

  /** What it does, the worst first. */
  readonly effects: readonly PageEffect[];

  /** Environments that are new. */
  readonly arrivals: readonly Arrival[];

  /** Environments that go. */
  readonly departures: readonly Departure[];

  /** What to do before, during and after the merge. */
  readonly steps: PageSteps;

  /** Who calls whom, where that changes. */
  readonly pictures: readonly PagePicture[];
}

/**
 * Makes the page of a change.
 * @param find what a change does to one environment
 * @returns `undefined` if there is nothing to tell
 */
export function reviewPage(
  { environments, notes = [], output = 'dist', textOf = () => undefined, queries }: ReviewInput,
  find: (change: Change) => readonly Effect[] = effectsOf,
): Page | undefined {
  const affected = environments.flatMap(({ name, base, head }): readonly Affected[] =>
    base && head ? [{ name, effects: placed({ base, head, ...(queries && { queries }) }, find) }] : [],
  );
  const effects = groupEffects(affected, { output, textOf });
  const page: Page = {
    total: environments.length,
    verdicts: verdictLines(affected),
    notes: [...notes, ...unknownNotes(environments)],
    effects,
    arrivals: arrivals(environments),
    departures: departures(environments),
    steps: collectSteps(effects),
    pictures: pictures(environments),
  };
  const { verdicts: _, total: __, steps: ___, ...told } = page;
  return Object.values(told).some(({ length }) => length > 0) ? page : undefined;
}

function placed(change: Change, find: (change: Change) => readonly Effect[]): readonly Effect[] {
  return find(change).map((effect) => withPlace(effect, change));
}
