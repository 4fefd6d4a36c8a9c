import { listIn, valueAt } from '../../kubernetes/json';
import { quantity } from '../../units/quantity';
import { containersOf, textOf } from '../containers';
import { replicasOf } from '../restarts/rollout';
import type { Side, SideWorkload } from '../side';

/** What pods ask for, and may use: cores, bytes of memory, bytes of volumes, and their number. */
export interface Amounts {
  readonly pods: number;
  readonly cpu: number;
  readonly memory: number;
  readonly memoryLimit: number;
  readonly volumes: number;
}

export const NO_AMOUNTS: Amounts = { pods: 0, cpu: 0, memory: 0, memoryLimit: 0, volumes: 0 };

/**
 * Sums up what the pods of a workload ask for. Init containers end before the others start, and hardly ever ask for more.
 * @param nodes number of nodes, each of which runs a pod of a DaemonSet
 */
export function amountsOf(workload: SideWorkload, nodes: number): Amounts {
  const count = workload.kind === 'DaemonSet' ? nodes : replicasOf(workload);
  const sum = (...path: readonly string[]) =>
    count * containersOf(workload).reduce((all, container) => all + (quantity(textOf(container, ...path)) ?? 0), 0);
  return {
    pods: count,
    cpu: sum('resources', 'requests', 'cpu'),
    memory: sum('resources', 'requests', 'memory'),
    memoryLimit: sum('resources', 'limits', 'memory'),
    volumes: count * claimed(workload),
  };
}

function claimed({ object, computed }: SideWorkload): number {
  const sizes = object
    ? listIn(object.json, 'spec', 'volumeClaimTemplates').map((claim) =>
        valueAt(claim, 'spec', 'resources', 'requests', 'storage'),
      )
    : (computed?.claims ?? []).map(({ size }) => size);
  return sizes.reduce<number>((all, size) => all + (quantity(size) ?? 0), 0);
}

/** Adds amounts up, by the namespaces of the workloads. */
export function amountsByNamespace(workloads: readonly SideWorkload[], nodes: number): ReadonlyMap<string, Amounts> {
  const sums = new Map<string, Amounts>();
  for (const workload of workloads) {
    if (workload.kind === 'Job' || workload.kind === 'Pod' || workload.kind === 'CronJob') continue;
    sums.set(workload.namespace, added(sums.get(workload.namespace) ?? NO_AMOUNTS, amountsOf(workload, nodes)));
  }
  return sums;
}

function added(one: Amounts, other: Amounts): Amounts {
  return {
    pods: one.pods + other.pods,
    cpu: one.cpu + other.cpu,
    memory: one.memory + other.memory,
    memoryLimit: one.memoryLimit + other.memoryLimit,
    volumes: one.volumes + other.volumes,
  };
}

/** Number of nodes that an environment file says; 1 if nobody has the file. */
export function nodesOf({ plan }: Side): number {
  return plan?.environment.platform.nodes ?? 1;
}
