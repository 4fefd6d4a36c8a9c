import { DATA } from './data/all';
import { type Effect, worstFirst } from './effect';
import { IMPOSSIBLE } from './impossible/all';
import type { Change } from './pair';
import type { Transition } from './transition';

/** Every kind of change that is looked for. */
export const TRANSITIONS: readonly Transition[] = [...DATA, ...IMPOSSIBLE];

/** Lists what a change does to a stack that runs, the worst first. */
export function effectsOf(change: Change): readonly Effect[] {
  return worstFirst(TRANSITIONS.flatMap((transition) => transition.find(change)));
}
