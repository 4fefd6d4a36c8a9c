import type { RunningPod } from './workloads';

/**
 * Finds sets of several pods of which more than one is gone or not ready: a rollout goes from one pod to the next when
 * that is ready.
 * @returns nothing if there is none
 */
export function lost(before: readonly RunningPod[], now: readonly RunningPod[]): string | undefined {
  const ready = (pods: readonly RunningPod[], owner: string) =>
    pods.filter((pod) => pod.owner === owner && pod.isReady).length;
  const owners = [...new Set(before.map(({ owner }) => owner))];
  const harmed = owners.filter((owner) => {
    const had = ready(before, owner);
    return had > 1 && ready(now, owner) < had - 1;
  });
  return harmed.length === 0
    ? undefined
    : harmed.map((owner) => `${owner}: ${ready(now, owner)} of ${ready(before, owner)} pods are ready`).join(', ');
}
