import { grouped } from '../collections/grouped';
import type { Step } from '../transitions/effect';
import type { PageEffect } from './group';

/** When steps are done, in their order. */
export const TIMES = ['before', 'during', 'after'] as const;

export type Time = (typeof TIMES)[number];

/** A step, and all environments that it is taken for. */
export interface PageStep extends Step {
  /** Names, at least one. */
  readonly environments: readonly string[];
}

/** What to do around a merge, each list in its order. */
export type PageSteps = Readonly<Record<Time, readonly PageStep[]>>;

/** Collects the steps of all effects; a step that several ask for is told once, where the first asks for it. */
export function collectSteps(effects: readonly PageEffect[]): PageSteps {
  const at = (time: Time) => {
    const all = effects.flatMap(({ steps, environments }) =>
      (steps?.[time] ?? []).map((step) => ({ ...step, environments })),
    );
    const groups = grouped(all, ({ text, command }) => JSON.stringify([text, command ?? null]));
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      const environments = [...new Set(group.flatMap((step) => step.environments))].sort();
      return first ? [{ ...first, environments }] : [];
    });
  };
  return { before: at('before'), during: at('during'), after: at('after') };
}
