import { PART_OF } from '../kubernetes/labels';
import type { Manifest } from '../kubernetes/manifest';
import type { Tier } from './tier';

/** What one release of a collector adds to its tier. */
export type TierPart = Pick<Tier, 'workloads' | 'flows' | 'releases' | 'prerequisites'>;

/**
 * The tier of a collector: its parts, and a priority for their pods, if there are any.
 * @param priorityClass the name that the charts' values give to the pods
 */
export function joinParts(name: string, priorityClass: string, parts: readonly TierPart[]): Tier {
  return {
    name,
    workloads: parts.flatMap(({ workloads }) => workloads),
    flows: parts.flatMap(({ flows }) => flows),
    releases: parts.flatMap(({ releases }) => releases),
    prerequisites: [
      ...(parts.length > 0 ? [collectorPriority(priorityClass)] : []),
      ...parts.flatMap(({ prerequisites }) => prerequisites),
    ],
    configs: [],
    secrets: [],
  };
}

/**
 * The pods find room on a full node and are evicted last. A class of its own: where a quota guards the built-in
 * `system-node-critical`, as on GKE, pods outside of kube-system that ask for it are refused.
 */
function collectorPriority(name: string): Manifest {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name, labels: PART_OF },
    value: 1000000,
    description: 'Log collectors: a node without one loses logs.',
  };
}
