import type { Effect } from '../effect';
import { type Kept, keptOf } from '../pair';
import { keepsLines, type Stateful, statefulPairs } from '../stateful';
import type { Transition } from '../transition';

/** What becomes of claims when their pods go. */
export const claimPolicy: Transition = {
  kind: 'data/claim-policy',
  neverStops: true,
  finds: 'claims are deleted, or kept from now on, when their StatefulSet goes or gets fewer pods',
  happens: 'nothing yet: what is on the volumes goes with the StatefulSet, or with the pods, once those go',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention'],
  find: (change) =>
    keptOf(statefulPairs(change))
      .filter(({ head }) => keepsLines(head))
      .flatMap(policyEffect),
};

const MOMENTS = { whenDeleted: 'it goes', whenScaled: 'it gets fewer pods' } as const;

type Moment = keyof typeof MOMENTS;

function policyEffect({ base, head }: Kept<Stateful>): readonly Effect[] {
  const moments = (['whenDeleted', 'whenScaled'] as const).filter(
    (moment) => policyOf(base, moment) !== policyOf(head, moment),
  );
  if (moments.length === 0) return [];
  const deleting = moments.filter((moment) => policyOf(head, moment) === 'Delete');
  const isDeleting = deleting.length > 0;
  const when = (isDeleting ? deleting : moments).map((moment) => MOMENTS[moment]).join(' or ');
  return [
    {
      kind: 'data/claim-policy',
      verdict: isDeleting ? 'careful' : 'told',
      what: `the claims of StatefulSet \`${head.name}\` are ${isDeleting ? 'deleted' : 'kept'} when ${when}, which was not so`,
      happens: isDeleting
        ? `nothing goes now; when ${when}, even by mistake, all that is on the volumes goes with them`
        : 'nothing goes that would have gone',
      subject: `StatefulSet ${head.namespace}/${head.name}`,
      file: head.file,
      ...(!head.release && { place: ['spec', 'persistentVolumeClaimRetentionPolicy'] }),
      from: textOf(base, moments),
      to: textOf(head, moments),
    },
  ];
}

function textOf(stateful: Stateful, moments: readonly Moment[]): string {
  return moments.map((moment) => `${moment}: ${policyOf(stateful, moment)}`).join(', ');
}

function policyOf({ state }: Stateful, moment: Moment): string {
  return String(state.claimRetention?.[moment] ?? 'Retain');
}
