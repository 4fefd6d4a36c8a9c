import { retention } from './data/retention';
import { DOORS } from './doors/all';
import { type Effect, worstFirst } from './effect';
import { LINES } from './lines/all';
import type { Change } from './pair';
import type { Transition } from './transition';
import { WATCHING } from './watching/all';

/** Every kind of change that is looked for. */
export const TRANSITIONS: readonly Transition[] = [retention, ...LINES, ...DOORS, ...WATCHING];

/** Lists what a change does to a stack that runs, the worst first. */
export function effectsOf(change: Change): readonly Effect[] {
  return worstFirst(TRANSITIONS.flatMap((transition) => transition.find(change)));
}
