import type { Effect } from '../effect';
import { type Kept, keptOf } from '../pair';
import { keepsLines, type Stateful, statefulPairs } from '../stateful';
import type { Transition } from '../transition';

/** What becomes of claims when their pods go. */
export const claimPolicy: Transition = {
  kind: 'data/claim-policy',
  finds: 'claims are deleted, or kept from now on, when their StatefulSet goes or gets fewer pods',
  happens: 'nothing yet: what is on the volumes goes with the StatefulSet, or with the pods, once those go',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention'],
  find: (change) =>
    keptOf(statefulPairs(change))
      .filter(({ head }) => keepsLines(head))
      .flatMap((pair) => (['whenDeleted', 'whenScaled'] as const).flatMap((moment) => policyEffect(pair, moment))),
};

const MOMENTS = { whenDeleted: 'the StatefulSet goes', whenScaled: 'it gets fewer pods' } as const;

function policyEffect({ base, head }: Kept<Stateful>, moment: keyof typeof MOMENTS): readonly Effect[] {
  const [from, to] = [policyOf(base, moment), policyOf(head, moment)];
  if (from === to) return [];
  const isDeleting = to === 'Delete';
  return [
    {
      kind: 'data/claim-policy',
      verdict: isDeleting ? 'careful' : 'told',
      what: `the claims of \`${head.name}\` are ${isDeleting ? 'deleted' : 'kept'} when ${MOMENTS[moment]}, which was not so`,
      happens: isDeleting
        ? `nothing goes now; once ${MOMENTS[moment]}, even by mistake, what is on the volumes goes with them`
        : 'nothing goes',
      subject: `StatefulSet ${head.namespace}/${head.name}`,
      file: head.file,
      ...(!head.release && { place: ['spec', 'persistentVolumeClaimRetentionPolicy', moment] }),
      from: `${moment}: ${from}`,
      to: `${moment}: ${to}`,
    },
  ];
}

function policyOf({ state }: Stateful, moment: keyof typeof MOMENTS): string {
  return String(state.claimRetention?.[moment] ?? 'Retain');
}
