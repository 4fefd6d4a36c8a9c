import { type Effect, type Family, familyOf, type Verdict } from '../../transitions/effect';
import type { Arrival } from '../arrivals';
import type { Departure } from '../departures';
import type { PageEffect } from '../group';
import type { Page } from '../page';
import type { Note } from '../reviewed';
import type { PageSteps } from '../steps';
import type { VerdictLine } from '../verdicts';

/** Grows where a reader of before would read something else than what is meant; a key that is new changes nothing. */
const VERSION = 1;

/** A review for programs of anybody. */
export interface JsonReview {
  /** Version of this form, not of the tool. */
  readonly version: typeof VERSION;

  /** Version of the tool: `0.2.0`. */
  readonly tool: string;

  /** What the change does to each environment in a line, the worst first. */
  readonly verdicts: readonly VerdictLine[];

  /** The worst first. */
  readonly effects: readonly JsonEffect[];

  /** What to do before, during and after the merge. */
  readonly steps: PageSteps;

  /** Environments that are new. */
  readonly arrivals: readonly Arrival[];

  /** Environments that go. */
  readonly departures: readonly Departure[];

  /** What was not looked at, or is not as it should be. */
  readonly notes: readonly Note[];
}

/** One effect of a review; its steps are those of the review. */
export interface JsonEffect extends Omit<PageEffect, 'steps' | 'kind'> {
  readonly kind: Effect['kind'];
  readonly family: Family;
  readonly verdict: Verdict;
}

/** Prints a page for programs. */
export function toJson({ verdicts, effects, steps, arrivals, departures, notes }: Page, tool: string): string {
  const review: JsonReview = {
    version: VERSION,
    tool,
    verdicts,
    effects: effects.map(({ steps: _, ...effect }) => ({ family: familyOf(effect), ...effect })),
    steps,
    arrivals,
    departures,
    notes,
  };
  return `${JSON.stringify(review, undefined, 2)}\n`;
}
