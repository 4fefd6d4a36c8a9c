import type { Json, JsonObject } from '../../kubernetes/json';
import { componentLabels } from './names';

/**
 * Values that let several pods share a node, while they still prefer not to. The charts forbid it for each component:
 * with more pods than nodes, some would never start.
 */
export function spreadValues(component: string, replicas: number, nodes: number): JsonObject {
  if (replicas <= nodes) return {};
  return {
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [],
        preferredDuringSchedulingIgnoredDuringExecution: [preference(component)],
      },
    },
  };
}

function preference(component: string): Json {
  return {
    weight: 100,
    podAffinityTerm: {
      labelSelector: { matchLabels: { ...componentLabels(component) } },
      topologyKey: 'kubernetes.io/hostname',
    },
  };
}

/**
 * Values that spread the pods of a component over the zones of a cloud, as far as it has room in them: the copies of a
 * line then survive the loss of a zone. Nodes without a zone share one.
 */
export function zoneValues(component: string, replicas: number): JsonObject {
  if (replicas < 2) return {};
  const constraint = {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...componentLabels(component) } },
  };
  return { topologySpreadConstraints: [constraint] };
}
