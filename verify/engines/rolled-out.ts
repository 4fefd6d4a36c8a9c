import type { Cluster } from '../cluster/cluster';

interface Workload {
  readonly metadata: { readonly namespace: string; readonly name: string; readonly generation: number };
  readonly spec: { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly desiredNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly numberReady?: number;
  };
}

/** Says which workloads do not run what is asked of them yet. @returns nothing if all of them do */
export async function notRolledOut(cluster: Cluster): Promise<string | undefined> {
  const lists = await Promise.all(
    ['deployments', 'statefulsets', 'daemonsets'].map((kind) =>
      cluster.read<{ items: readonly Workload[] }>(`/apis/apps/v1/${kind}`),
    ),
  );
  const names = lists.flatMap(({ items }) => items.filter(isOnTheWay)).map(({ metadata }) => metadata.name);
  return names.length === 0 ? undefined : `not rolled out: ${names.join(', ')}`;
}

function isOnTheWay({ metadata, spec, status = {} }: Workload): boolean {
  const wanted = status.desiredNumberScheduled ?? spec.replicas ?? 1;
  const updated = status.updatedNumberScheduled ?? status.updatedReplicas ?? 0;
  const ready = status.numberReady ?? status.readyReplicas ?? 0;
  return status.observedGeneration !== metadata.generation || updated < wanted || ready < wanted;
}
