import type { Effect } from '../effect';
import { keptOf, workloadPairs } from '../pair';
import type { Side, SideWorkload } from '../side';
import { subjectOfWorkload } from '../subject';
import type { Transition } from '../transition';
import { fateOf } from './fate';
import { releasesBefore } from './order';
import { rolloutOf } from './rollout';

/** Pods that are replaced. */
export const podsRestart: Transition = {
  kind: 'restarts/pods',
  finds: 'the template of pods changes',
  happens: 'the controller replaces the pods, as its strategy says',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies'],
  find(change) {
    const replaced = keptOf(workloadPairs(change))
      .filter((pair) => fateOf(pair) === 'replaced')
      .map(({ head }) => head);
    return replaced.map((workload) => restart(workload, namesBefore(workload, replaced, change.head)));
  },
};

/** Releases whose pods are replaced earlier, by what waits for what. */
function namesBefore({ release }: SideWorkload, replaced: readonly SideWorkload[], head: Side): readonly string[] {
  const before = release ? releasesBefore(head, release) : [];
  const busy = before.filter((other) =>
    replaced.some((each) => each.release?.delivered.object === other.delivered.object),
  );
  return busy.map(({ delivered: { name } }) => `\`${name}\``);
}

function restart(workload: SideWorkload, before: readonly string[]): Effect {
  const { how, isGone } = rolloutOf(workload);
  const order = before.length === 0 ? '' : `once ${before.join(' and ')} ${before.length === 1 ? 'is' : 'are'} ready, `;
  return {
    kind: 'restarts/pods',
    verdict: 'told',
    what: `the pods of \`${workload.name}\` restart`,
    happens: `${order}${how}${isGone ? ', and nothing answers in between' : ''}`,
    subject: subjectOfWorkload(workload),
    file: workload.file,
  };
}
