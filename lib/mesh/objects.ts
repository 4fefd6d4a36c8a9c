import type { Manifest } from '../kubernetes/manifest';
import type { Workload } from '../wiring/workload';
import { authorizationPolicy } from './authorization-policy';
import { ingressRulesOf } from './ingress-rule';
import type { MeshInput } from './input';
import { isExisting, isMeshed } from './membership';
import { networkPolicy } from './network-policy';
import { plainTextPorts, strictNamespace, strictWorkload } from './peer-authentication';

/**
 * What makes the wiring the only traffic that reaches a workload of the mesh: Istio's policies, for ztunnel alone, and
 * NetworkPolicies beside them. They must exist before the workloads, and do no harm without them.
 *
 * What a node sends to its own pods passes by ztunnel, so no policy of Istio's stops it:
 * istio/istio@1.30.3:cni/pkg/iptables/iptables.go
 */
export function meshObjects(input: MeshInput): readonly Manifest[] {
  const meshed = input.wiring.workloads.filter((workload) => isMeshed(workload, input));
  const ours = [...new Set(meshed.map(({ namespace }) => namespace))]
    .filter((namespace) => !isExisting(namespace, input.namespaces))
    .sort();
  return [...ours.map(strictNamespace), ...meshed.flatMap((workload) => workloadObjects(workload, input))];
}

function workloadObjects(workload: Workload, input: MeshInput): readonly Manifest[] {
  const ingressRules = ingressRulesOf(workload, input);
  const openPorts = plainTextPorts(ingressRules);
  // A namespace of others keeps its own word on the rest of its pods.
  const needsOwn = openPorts.length > 0 || isExisting(workload.namespace, input.namespaces);
  return [
    authorizationPolicy(workload, ingressRules, input),
    ...(needsOwn ? [strictWorkload(workload, openPorts)] : []),
    networkPolicy(workload, ingressRules, input),
  ];
}
