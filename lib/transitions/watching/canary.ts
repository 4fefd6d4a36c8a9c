import type { Effect } from '../effect';
import { placeOfLoki } from '../loki';
import type { Change } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';

/** What proves that Loki keeps lines. */
export const canary: Transition = {
  kind: 'watching/canary',
  finds: 'loki-canary comes or goes',
  happens: 'it writes lines and asks for them: without it nobody notices that lines get lost on the way',
  sources: ['https://grafana.com/docs/loki/latest/operations/loki-canary/'],
  find: (change) => canaryEffect(change),
};

function canaryEffect(change: Change): readonly Effect[] {
  const plans = plansOf(change);
  const [before, after] = [plans?.base, plans?.head].map((plan) => plan?.environment.loki?.canary);
  if (before === undefined || after === undefined || before === after) return [];
  return [
    {
      kind: 'watching/canary',
      verdict: after ? 'told' : 'careful',
      what: after ? 'loki-canary runs on every node' : 'loki-canary no longer runs',
      happens: after
        ? 'it writes lines, asks for them, and counts those that are missing'
        : 'nobody notices any more that lines get lost between Loki and a query',
      ...placeOfLoki(change.head),
      path: ['loki', 'canary'],
    },
  ];
}
