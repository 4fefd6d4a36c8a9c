import type { k8s } from 'cdk8s-plus-28';
import { type Kube, kubernetesObject } from '../kubernetes/kinds';
import { PART_OF } from '../kubernetes/labels';
import type { Manifest } from '../kubernetes/manifest';
import { isIpv6 } from '../platform/ip-families';
import type { Workload } from '../wiring/workload';
import type { IngressRule } from './ingress-rule';
import type { AddressRanges } from './input';
import { type Sender, sourceCidrs } from './sender';

type Peer = Kube<k8s.NetworkPolicyPeer>;
type NetworkPolicyRule = Kube<k8s.NetworkPolicyIngressRule>;

/** Port at which pods of the mesh take all traffic of each other. */
const HBONE_PORT = 15008;

/** Source address of the kubelet's probes, and of all that a node sends to its own pods in the mesh. */
const PROBE_CIDR = '169.254.7.127/32';
const PROBE_CIDR_IPV6 = 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128';

/**
 * The same ingress rules for network plugins, which know pods but neither identities nor what travels through the mesh:
 * istio/istio.io:content/en/docs/ambient/usage/networkpolicy/index.md
 */
export function networkPolicy(
  workload: Workload,
  ingressRules: readonly IngressRule[],
  ranges: AddressRanges,
): Manifest {
  const { name, namespace, podLabels } = workload;
  const ingress: readonly NetworkPolicyRule[] = [
    ...ingressRules.flatMap((ingressRule) => rules(ingressRule, namespace, ranges)),
    { from: probeCidrs(ranges).map((cidr) => ({ ipBlock: { cidr } })) },
  ];
  return kubernetesObject(
    'NetworkPolicy',
    { name, namespace, labels: PART_OF },
    { spec: { podSelector: { matchLabels: podLabels }, policyTypes: ['Ingress'], ingress } },
  );
}

/** Senders of the mesh come through its port; their own stands beside it for the time when one of the two has left. */
function rules({ port, senders }: IngressRule, namespace: string, ranges: AddressRanges): readonly NetworkPolicyRule[] {
  const from = (network: Sender['network']) => senders.filter((sender) => sender.network === network);
  const pods = (network: 'mesh' | 'pods') => from(network).map((sender) => podPeer(sender, namespace));
  const nodes = sourceCidrs(from('nodes'), ranges).map((cidr) => ({ ipBlock: { cidr } }));
  return [...rule(pods('mesh'), [port, HBONE_PORT]), ...rule([...pods('pods'), ...nodes], [port])];
}

/** A rule without peers would let all in. */
function rule(from: readonly Peer[], ports: readonly number[]): readonly NetworkPolicyRule[] {
  return from.length > 0 ? [{ from, ports: ports.map((port) => ({ protocol: 'TCP', port })) }] : [];
}

/** Without a namespace selector, pods of the policy's own namespace are meant. */
function podPeer(sender: Sender, namespace: string): Peer {
  const podSelector = sender.workload && { podSelector: { matchLabels: sender.workload.podLabels } };
  if (podSelector && sender.namespace === namespace) return podSelector;
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': sender.namespace } }, ...podSelector };
}

function probeCidrs({ podCidrs = [], nodeCidrs = [] }: AddressRanges): readonly string[] {
  return [...podCidrs, ...nodeCidrs].some(isIpv6) ? [PROBE_CIDR, PROBE_CIDR_IPV6] : [PROBE_CIDR];
}
