import type { StackPlan } from '../plan/plan';
import type { Change, Kept } from './pair';

/** What the environment files ask for before and after; nothing where one can not be read, or is switched off. */
export function plansOf({ base, head }: Change): Kept<StackPlan> | undefined {
  if (!base.plan?.environment.enabled || !head.plan?.environment.enabled) return undefined;
  return { base: base.plan, head: head.plan };
}

/** Tells whether a stack runs before and after: of one that comes or goes as a whole, its parts are no news. */
export function runsOnBothSides({ base, head }: Change): boolean {
  return base.workloads.length > 0 && head.workloads.length > 0;
}
