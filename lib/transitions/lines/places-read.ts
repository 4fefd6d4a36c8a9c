import { askedSources, type LogSource } from '../../logs/sources/asked';
import type { OriginKind } from '../../logs/sources/origin';
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
  return [
    {
      kind: 'lines/places',
      verdict: 'careful',
      what: `lines of ${head.noun} are read at ${codes(to)} in place of ${codes(from)}`,
      ...CONSEQUENCES[head.origin.kind],
      ...readerOf(side, side.plan, head.name),
      path: ['logs', head.name],
      from: from.join(', '),
      to: to.join(', '),
    },
  ];
}

const LOOK: Effect['steps'] = {
  after: [{ text: 'Look whether these lines arrive: only nodes that have what is read now send any.' }],
};
const FROM_FILES: Pick<Effect, 'happens' | 'steps'> = {
  happens: 'what is written at the old place arrives no more; what is at the new one is read from its beginning',
  steps: LOOK,
};

const CONSEQUENCES: Readonly<Record<OriginKind, Pick<Effect, 'happens' | 'steps'>>> = {
  pods: FROM_FILES,
  files: FROM_FILES,
  journal: {
    happens: 'what is written to the old journal arrives no more; of the new one the newest entries come first',
    steps: LOOK,
  },
  events: FROM_FILES,
  sockets: {
    happens: 'nodes send to the old ports until their machine configuration says otherwise, and nobody listens there',
    steps: { during: [{ text: 'Give the nodes the new machine configuration as soon as the new pods run.' }] },
  },
};

function placesOf({ origin, files }: LogSource): readonly string[] {
  return origin.kind === 'sockets' ? [origin.kernelPort, origin.servicePort].map((port) => `127.0.0.1:${port}`) : files;
}
