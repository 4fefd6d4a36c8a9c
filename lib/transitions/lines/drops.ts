import type { DropRule } from '../../logs/intent';
import type { Effect } from '../effect';
import { type Change, type Pair, pairsOf } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';
import { readerOf } from './reader';

/** Lines that are dropped where they are read. */
export const drops: Transition = {
  kind: 'lines/drops',
  finds: 'a rule that drops lines of pods is added, removed or changed',
  happens: 'lines that it matches are never stored, whatever asks for them later',
  find: (change) => {
    const plans = plansOf(change);
    if (!plans?.base.environment.logs.pods || !plans.head.environment.logs.pods) return [];
    const [before, after] = [plans.base.environment.logs.drop, plans.head.environment.logs.drop];
    return pairsOf(before, after, ({ name }) => name).flatMap((pair) => dropEffect(pair, change));
  },
};

function dropEffect(pair: Pair<DropRule>, { head: side }: Change): readonly Effect[] {
  const [from, to] = [pair.base?.pattern, pair.head?.pattern];
  if (!side.plan || from === to) return [];
  const { name } = pair.head ?? pair.base;
  return [
    {
      kind: 'lines/drops',
      verdict: to === undefined ? 'told' : 'loses',
      ...textsOf(name, from, to),
      ...readerOf(side, side.plan, 'pods'),
      path: to === undefined ? ['logs', 'drop'] : ['logs', 'drop', name],
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
  ];
}

function textsOf(name: string, from?: string, to?: string): Pick<Effect, 'what' | 'happens'> {
  const rule = `the rule "${name}"`;
  if (to === undefined) {
    return { what: `${rule} drops no more lines`, happens: `lines of pods that match \`${from}\` are stored again` };
  }
  const happens = `lines of pods that match \`${to}\` are dropped on the node from the merge on, and nothing brings them back`;
  if (from === undefined) return { what: `${rule} drops lines`, happens };
  return { what: `${rule} drops other lines: \`${to}\` in place of \`${from}\``, happens };
}
