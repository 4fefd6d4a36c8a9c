import type { Effect } from '../effect';
import { isSwitchedOff } from '../leaving';
import type { Change } from '../pair';
import { keepsLines, statefulPairs } from '../stateful';
import type { Transition } from '../transition';

/** Whether there is a stack at all. */
export const switchedOff: Transition = {
  kind: 'data/switched-off',
  neverStops: true,
  finds: 'the whole stack is switched off',
  happens:
    'nothing is collected: lines are lost that nodes delete before it is switched on again; claims and their namespaces stay',
  sources: ['https://helm.sh/docs/helm/helm_uninstall/'],
  find: (change) => (isSwitchedOff(change) ? [offEffect(change)] : []),
};

function offEffect({ base, head }: Change): Effect {
  const gone = statefulPairs({ base, head }).flatMap(({ base: stateful }) => stateful ?? []);
  const deletes = gone.filter(
    (stateful) => keepsLines(stateful) && stateful.state.claimRetention?.whenDeleted === 'Delete',
  );
  const [file = ''] = [
    ...base.releases.map(({ delivered }) => delivered.object.origin),
    ...base.workloads.map((each) => each.file),
  ];
  return {
    kind: 'data/switched-off',
    verdict: 'loses',
    what: 'the stack is switched off',
    happens: `all of its pods go, and nothing is collected: lines are lost that nodes delete before it is switched on again; ${deletes.length > 0 ? `the claims of ${deletes.map(({ name }) => `\`${name}\``).join(' and ')} are deleted with it, and the lines on them` : 'claims and their namespaces stay, and are found again by the same names'}`,
    subject: 'the stack',
    file,
    ...(head.plan && { path: ['enabled'] }),
    from: 'on',
    to: 'off',
  };
}
