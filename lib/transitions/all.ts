import { CAPACITY } from './capacity/all';
import { DATA } from './data/all';
import { DOORS } from './doors/all';
import { type Effect, worstFirst } from './effect';
import { IMPOSSIBLE } from './impossible/all';
import { LINES } from './lines/all';
import type { Change } from './pair';
import { RESTARTS } from './restarts/all';
import type { Transition } from './transition';
import { VERSIONS } from './versions/all';
import { WATCHING } from './watching/all';

/** Changes that may be impossible to apply, or take lines away: a synth stops for them. */
export const STOPPING: readonly Transition[] = [...IMPOSSIBLE, ...DATA].filter(({ neverStops }) => !neverStops);

/** Every kind of change that is looked for. */
export const TRANSITIONS: readonly Transition[] = [
  ...IMPOSSIBLE,
  ...DATA,
  ...LINES,
  ...DOORS,
  ...RESTARTS,
  ...WATCHING,
  ...VERSIONS,
  ...CAPACITY,
];

/** Lists what a change does to a stack that runs, the worst first; nothing where none runs yet. */
export function effectsOf(change: Change): readonly Effect[] {
  if (change.base.objects.length === 0) return [];
  return worstFirst(TRANSITIONS.flatMap((transition) => transition.find(change)));
}
