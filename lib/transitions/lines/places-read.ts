import { askedSources, type LogSource } from '../../logs/sources/asked';
import type { StackPlan } from '../../plan/plan';
import type { Effect } from '../effect';
import { type Change, type Kept, keptOf, pairsOf } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';
import { codes } from '../words';
import { readerOf } from './reader';

/** Where a source that stays is read from. */
export const placesRead: Transition = {
  kind: 'lines/places',
  finds: 'a source is read from other files, another directory or other ports',
  happens: 'what is written at the old place arrives no more',
  find: (change) => {
    const plans = plansOf(change);
    if (!plans) return [];
    const [before, after] = [readBy(plans.base), readBy(plans.head)];
    return keptOf(pairsOf(before, after, ({ name }) => name)).flatMap((pair) => placeEffect(pair, change));
  },
};

/** Files of nodes are told one by one, each as a source of its own. */
function readBy({ environment, labels }: StackPlan): readonly LogSource[] {
  const names = labels.map(({ source }) => source);
  return askedSources(environment.logs).filter(({ name }) => name !== 'nodeFiles' && names.includes(name));
}

function placeEffect({ base, head }: Kept<LogSource>, { head: side }: Change): readonly Effect[] {
  const [from, to] = [placesOf(base), placesOf(head)];
  if (!side.plan || from.join() === to.join()) return [];
  const isSent = head.origin.kind === 'sockets';
  return [
    {
      kind: 'lines/places',
      verdict: 'careful',
      what: `lines of ${head.noun} are read at ${codes(to)} in place of ${codes(from)}`,
      happens: isSent
        ? 'nodes send to the old ports until their machine configuration says otherwise, and nobody listens there'
        : 'what is written at the old place arrives no more; what is at the new one is read from its beginning',
      ...readerOf(side, side.plan, head.name),
      path: ['logs', head.name],
      from: from.join(', '),
      to: to.join(', '),
      steps: isSent
        ? { during: [{ text: 'Give the nodes the new machine configuration as soon as the new pods run.' }] }
        : { after: [{ text: `Look whether lines of ${head.noun} arrive: the nodes must have what is read now.` }] },
    },
  ];
}

function placesOf({ origin, files }: LogSource): readonly string[] {
  return origin.kind === 'sockets' ? [origin.kernelPort, origin.servicePort].map((port) => `127.0.0.1:${port}`) : files;
}
