import type { StackPlan } from '../../plan/plan';
import type { Effect } from '../effect';
import { placeOfLoki } from '../loki';
import type { Change } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';

/** The way to Loki from outside of the cluster. */
export const ingress: Transition = {
  kind: 'doors/ingress',
  finds: 'Loki is reached from outside of the cluster by an Ingress, at another host, or no longer',
  happens: 'whoever reaches the host may push and read lines, as far as the gateway lets him',
  find: (change) => ingressEffect(change),
};

function ingressEffect(change: Change): readonly Effect[] {
  const plans = plansOf(change);
  const [from, to] = [plans?.base, plans?.head].map((plan) => plan?.environment.loki?.ingress?.host);
  if (!plans || from === to) return [];
  const opens = to !== undefined;
  return [
    {
      kind: 'doors/ingress',
      verdict: opens ? 'careful' : 'told',
      what: opens
        ? `Loki is reached from outside of the cluster at \`${to}\`${from === undefined ? '' : `, which was \`${from}\``}`
        : `Loki is no longer reached from outside of the cluster at \`${from}\``,
      happens: happensTo(plans.head, opens),
      ...placeOfLoki(opens ? change.head : change.base),
      path: ['loki', 'gateway', 'ingress'],
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(opens && { steps: { before: [{ text: `Have \`${to}\` resolve to the Ingress controller.` }] } }),
    },
  ];
}

function happensTo({ environment: { loki } }: StackPlan, opens: boolean): string {
  if (!opens) return 'whoever still calls it there gets no answer';
  return loki?.authentication
    ? 'whoever reaches the host and knows a password may push and read lines'
    : 'whoever reaches the host may push and read lines: the gateway asks for no password';
}
