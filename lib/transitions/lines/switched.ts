import type { Effect } from '../effect';
import type { Change } from '../pair';
import type { Transition } from '../transition';

/** A stack that is switched off, or on. */
export const switched: Transition = {
  kind: 'lines/switched',
  finds: 'the environment file switches the stack off, or on',
  happens: 'no line is collected while it is off; what keeps data stays',
  find: (change) => switchedEffects(change),
};

function switchedEffects({ base, head }: Change): readonly Effect[] {
  if (!base.plan || !head.plan) return [];
  const isOn = head.plan.environment.enabled;
  if (base.plan.environment.enabled === isOn) return [];
  const running = isOn ? head : base;
  return [
    {
      kind: 'lines/switched',
      verdict: isOn ? 'told' : 'loses',
      what: isOn ? 'the stack is switched on' : 'the stack is switched off',
      happens: isOn
        ? 'lines are collected from the merge on, those first that the nodes still have'
        : 'no line is collected or can be asked for; what nodes rotate away meanwhile is lost, volumes and Namespaces stay',
      subject: 'the whole stack',
      file: running.workloads[0]?.file ?? running.objects[0]?.origin ?? '',
      path: ['enabled'],
    },
  ];
}
