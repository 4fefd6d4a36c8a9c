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
