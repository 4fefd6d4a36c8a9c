import type { StackPlan } from '../../plan/plan';
import type { Effect } from '../effect';
import { plansOf } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { codes, without } from '../words';
import { readerOf } from './reader';

/** The namespaces whose pods are never read. */
export const excludedNamespaces: Transition = {
  kind: 'lines/namespaces',
  finds: 'a namespace is excluded from what is read of pods, or is no longer',
  happens: 'the lines of its pods arrive no more, or begin to arrive',
  find: (change) => {
    const plans = plansOf(change);
    const [before, after] = [plans?.base, plans?.head].map((plan) => plan?.environment.logs.pods?.excludeNamespaces);
    if (!plans || !before || !after) return [];
    return [
      ...namespacesEffect(without(after, before), 'loses', change.head, plans.head),
      ...namespacesEffect(without(before, after), 'told', change.head, plans.head),
    ];
  },
};

function namespacesEffect(
  namespaces: readonly string[],
  verdict: 'loses' | 'told',
  side: Side,
  plan: StackPlan,
): readonly Effect[] {
  if (namespaces.length === 0) return [];
  const pods = `pods in ${codes(namespaces)}`;
  return [
    {
      kind: 'lines/namespaces',
      verdict,
      what: verdict === 'loses' ? `${pods} are no longer read` : `${pods} are read`,
      happens:
        verdict === 'loses'
          ? 'none of their lines is stored from the merge on'
          : `their lines arrive, those first that the nodes still have`,
      ...readerOf(side, plan, 'pods'),
      path: ['logs', 'pods', 'excludeNamespaces'],
    },
  ];
}
