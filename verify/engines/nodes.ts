import type { Environment } from '../../lib/plan/environment';
import type { DistributionName } from '../../lib/platform/distributions';
import type { NodeShape } from '../cluster/nodes';

/** Zones of nodes where the environment names none. */
const ZONES = ['zone-1', 'zone-2', 'zone-3'];

/**
 * Distributions whose control planes take no pods but those that tolerate it, as they come: kubeadm's
 * (https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint) and Talos'
 * (siderolabs/talos@v1.13.9:pkg/machinery/constants/constants.go, `LabelNodeRoleControlPlane`).
 */
const TAINTED: readonly DistributionName[] = ['talos', 'kubernetes'];

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

/** Makes the nodes that an environment names, in its zones, and a control plane where that is another node. */
export function nodesOf({ platform, loki }: Pick<Environment, 'platform' | 'loki'>): readonly NodeShape[] {
  const { nodes, distribution, nodeMemory } = platform;
  const zones = (loki && 'zones' in loki ? loki.zones : undefined) ?? ZONES;
  const memory = nodeMemory && { memory: nodeMemory.toMebibytes() / 1024 };
  const workers = Array.from({ length: nodes }, (_, index): NodeShape => {
    return { name: `node-${index + 1}`, zone: zones[index % zones.length] ?? 'zone-1', ...memory };
  });
  return TAINTED.includes(distribution) ? [...workers, controlPlane(zones[0] ?? 'zone-1')] : workers;
}

function controlPlane(zone: string): NodeShape {
  const labels = { [CONTROL_PLANE]: '' };
  return { name: 'control-plane-1', zone, labels, taints: [{ key: CONTROL_PLANE, effect: 'NoSchedule' }] };
}

/** Tells whether a node takes pods that tolerate nothing. */
export function takesPods({ taints = [] }: NodeShape): boolean {
  return taints.length === 0;
}
