import { chosenCollector } from '../../plan/collectors';
import type { StackPlan } from '../../plan/plan';
import { endpointUrl } from '../../wiring/endpoint';
import type { Effect } from '../effect';
import type { Change, Kept } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';
import { readerOf } from './reader';

/** Where collectors send lines: an installed Loki is the same behind any of its doors. */
export const destination: Transition = {
  kind: 'lines/destination',
  finds: 'collectors send lines to another Loki that someone else runs, or from or to such a one',
  happens: 'new lines go elsewhere, and those that are stored stay where they are',
  find: (change) => {
    const plans = plansOf(change);
    return plans ? destinationEffect(plans, change) : [];
  },
};

function destinationEffect({ base, head }: Kept<StackPlan>, { head: side }: Change): readonly Effect[] {
  if (base.environment.loki && head.environment.loki) return [];
  const { protocol } = chosenCollector(head.environment.collector).collector;
  const [from, to] = [endpointUrl(base.store[protocol]), endpointUrl(head.store[protocol])];
  if (from === to) return [];
  return [
    {
      kind: 'lines/destination',
      verdict: 'careful',
      what: `lines are sent to \`${to}\`, which was \`${from}\``,
      happens:
        'new lines go there from the merge on; those that are stored stay where they were sent, and are asked for there',
      ...readerOf(side, head),
      path: head.environment.loki ? ['loki'] : ['loki', 'existing', 'pushUrl'],
      from,
      to,
      steps: { after: [{ text: 'Keep a data source for the earlier Loki until nobody asks for its lines.' }] },
    },
  ];
}
