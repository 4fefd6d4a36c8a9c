import { describeObject } from '../../references/kube-object';
import type { Effect } from '../effect';
import { type Kept, keptOf, workloadPairs } from '../pair';
import type { SideWorkload } from '../side';
import type { Transition } from '../transition';
import { fateOf } from './fate';
import { rolloutOf } from './rollout';

/** Pods that are replaced. */
export const podsRestart: Transition = {
  kind: 'restarts/pods',
  finds: 'the template of pods changes',
  happens: 'the controller replaces the pods, as its strategy says',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies'],
  find: (change) =>
    keptOf(workloadPairs(change))
      .filter((pair) => fateOf(pair) === 'replaced')
      .map(restart),
};

function restart({ head }: Kept<SideWorkload>): Effect {
  const { how, isGone } = rolloutOf(head);
  return {
    kind: 'restarts/pods',
    verdict: isGone ? 'careful' : 'told',
    what: `the pods of \`${head.name}\` restart`,
    happens: isGone ? `${how}, and nothing answers in between` : how,
    subject: subjectOf(head),
    file: head.file,
  };
}

/** How pages call a workload: `StatefulSet monitoring/loki-write`. */
export function subjectOf({ kind, namespace, name }: SideWorkload): string {
  return describeObject({ kind, name, namespace, apiVersion: '', labels: {}, json: {}, origin: '' });
}
