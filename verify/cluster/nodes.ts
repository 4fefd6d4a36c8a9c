import type { JsonObject } from '../../lib/kubernetes/json';

/** A node, as a person orders it. */
export interface NodeShape {
  readonly name: string;
  readonly zone: string;

  /** Cores. @default 4 */
  readonly cpu?: number;

  /** Gibibytes. @default 16 */
  readonly memory?: number;

  /** @default - none */
  readonly taints?: readonly JsonObject[];

  /** Beside those that every kubelet sets. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Makes the object of a node, with the labels that a kubelet sets. */
export function nodeObject({ name, zone, cpu = 4, memory = 16, taints = [], labels = {} }: NodeShape): JsonObject {
  const resources = { cpu: String(cpu), memory: `${memory}Gi`, pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/zone': zone,
        'topology.kubernetes.io/region': 'here',
        ...labels,
      },
    },
    spec: { taints: [...taints] },
    status: { allocatable: resources, capacity: resources },
  };
}
