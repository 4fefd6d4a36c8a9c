import type { StackPlan } from '../../plan/plan';
import type { Effect } from '../effect';
import { readerOf } from '../lines/reader';
import { placeOfLoki } from '../loki';
import type { Change, Kept } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';

/** Whether Loki asks who calls. */
export const credentials: Transition = {
  kind: 'doors/credentials',
  finds: 'the gateway of Loki asks for passwords, or no longer; collectors send one, or no longer',
  happens: 'callers without a password are refused, or are not',
  find: (change) => {
    const plans = plansOf(change);
    return plans ? [...gatewayEffect(plans, change), ...collectorEffect(plans, change)] : [];
  },
};

function gatewayEffect({ base, head }: Kept<StackPlan>, { head: side }: Change): readonly Effect[] {
  const [before, after] = [base, head].map(({ environment }) => environment.loki?.authentication !== undefined);
  if (!base.environment.loki || !head.environment.loki || before === after) return [];
  return [
    {
      kind: 'doors/credentials',
      verdict: 'careful',
      what: after ? 'the gateway of Loki asks for a password' : 'the gateway of Loki no longer asks for a password',
      happens: after
        ? 'callers that send none are refused from the merge on: others than the collectors and the data source of this stack'
        : 'whoever reaches it may push and read lines',
      ...placeOfLoki(side),
      path: ['loki', 'gateway', 'authentication'],
      ...(after && { steps: { before: [{ text: 'Give everybody else who calls the gateway a password to send.' }] } }),
    },
  ];
}

/** Of someone else's Loki nobody knows whether it asks. */
function collectorEffect({ base, head }: Kept<StackPlan>, { head: side }: Change): readonly Effect[] {
  const [before, after] = [base, head].map(
    ({ environment }) => environment.existingLoki?.credentialsSecret !== undefined,
  );
  if (!base.environment.existingLoki || !head.environment.existingLoki || before === after) return [];
  return [
    {
      kind: 'doors/credentials',
      verdict: after ? 'told' : 'careful',
      what: after
        ? 'collectors send a password with what they push'
        : 'collectors no longer send a password with what they push',
      happens: after
        ? 'a Loki that asks for one lets them in'
        : 'a Loki that asks for one refuses their lines, and those that are refused are tried again or lost',
      ...readerOf(side, head),
      path: ['loki', 'existing', 'credentialsSecret'],
      ...(!after && { steps: { before: [{ text: 'Look whether that Loki takes lines without a password.' }] } }),
    },
  ];
}
