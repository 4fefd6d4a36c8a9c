import { type Json, valueAt } from '../../kubernetes/json';
import { plural } from '../../units/plural';
import { autoscalerOf } from '../autoscaler';
import type { SideWorkload } from '../side';

/** How the pods of a workload are replaced. */
export interface Rollout {
  /** How many, in which order, and how many at once: "3 pods, one after the other, from the last to the first". */
  readonly how: string;

  /** Whether there is a time without any of its pods. */
  readonly isGone: boolean;
}

/** Reads how a workload replaces its pods off its object, with the defaults of the API server. */
export function rolloutOf(workload: SideWorkload): Rollout {
  switch (workload.kind) {
    case 'DaemonSet':
      return ofDaemonSet(workload);
    case 'StatefulSet':
      return ofStatefulSet(workload);
    case 'Deployment':
      return ofDeployment(workload);
    default:
      return { how: 'it runs again, once', isGone: false };
  }
}

/** https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/ */
function ofDaemonSet(workload: SideWorkload): Rollout {
  const strategy = specOf(workload, 'updateStrategy');
  if (valueAt(strategy, 'type') === 'OnDelete')
    return { how: 'the pod of a node is replaced when somebody deletes it', isGone: false };
  const surge = valueAt(strategy, 'rollingUpdate', 'maxSurge');
  if (surge !== undefined && surge !== 0 && surge !== '0%')
    return {
      how: `the new pod of a node starts before the old one ends, on ${atOnce(surge)} at a time`,
      isGone: false,
    };
  const most = valueAt(strategy, 'rollingUpdate', 'maxUnavailable') ?? 1;
  return { how: `the pod of each node is replaced, on ${atOnce(most)} at a time`, isGone: false };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies */
function ofStatefulSet(workload: SideWorkload): Rollout {
  const count = replicasOf(workload);
  const strategy = specOf(workload, 'updateStrategy');
  if (valueAt(strategy, 'type') === 'OnDelete')
    return { how: `${pods(count)} when somebody, or the operator of its rollout, deletes each`, isGone: false };
  const partition = Number(valueAt(strategy, 'rollingUpdate', 'partition') ?? 0);
  if (partition >= count && count > 0)
    return { how: `none yet: the partition of its update keeps all ${pods(count)} back`, isGone: false };
  if (count === 1) return { how: 'its only pod: the old one ends before the new one starts', isGone: true };
  return { how: `${pods(count - partition)}, one after the other, from the last to the first`, isGone: false };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
function ofDeployment(workload: SideWorkload): Rollout {
  const count = replicasOf(workload);
  const strategy = specOf(workload, 'strategy');
  if (valueAt(strategy, 'type') === 'Recreate')
    return { how: `${pods(count)}, all at once: the old ones end before the new ones start`, isGone: count > 0 };
  const surge = share(valueAt(strategy, 'rollingUpdate', 'maxSurge') ?? '25%', count, Math.ceil);
  const unavailable = share(valueAt(strategy, 'rollingUpdate', 'maxUnavailable') ?? '25%', count, Math.floor);
  // Were both 0 nothing could ever be replaced: the controller then takes one away.
  const gone = surge === 0 ? Math.max(unavailable, 1) : unavailable;
  if (gone === 0)
    return { how: `${pods(count)}, each after ${surge === 1 ? 'a new one is' : 'new ones are'} ready`, isGone: false };
  return { how: `${pods(count)}, at most ${gone} missing at a time`, isGone: gone >= count };
}

function specOf({ object }: SideWorkload, field: string): Json | undefined {
  return valueAt(object?.json, 'spec', field);
}

/** Number of pods that a workload asks for: the least of its autoscaler, and one if nobody says it. */
export function replicasOf(workload: SideWorkload): number {
  const { object, computed } = workload;
  const said = valueAt(object?.json, 'spec', 'replicas') ?? autoscalerOf(workload)?.least ?? computed?.replicas;
  return Number(said ?? 1);
}

function pods(count: number): string {
  return plural(count, 'pod');
}

function atOnce(most: Json): string {
  return typeof most === 'string' && most.endsWith('%') ? `${most} of the nodes` : plural(Number(most), 'node');
}

function share(amount: Json, count: number, round: (pods: number) => number): number {
  const text = String(amount);
  return text.endsWith('%') ? round((Number(text.slice(0, -1)) / 100) * count) : Number(text);
}
