import { type External, isExternal } from '../wiring/flow';
import type { Workload } from '../wiring/workload';
import type { AddressRanges, MeshInput } from './input';
import { isMeshed, isMeshNamespace } from './membership';

/** Sender of traffic, and what identifies it to the receiver. */
export interface Sender {
  /** `mesh`: an identity. `pods`: the address of its pod. `nodes`: an address of its node. */
  readonly network: 'mesh' | 'pods' | 'nodes';

  /** Namespace of the sending pods. */
  readonly namespace: string;

  /** @default - any pod of the namespace */
  readonly workload?: Workload;
}

/** @returns `undefined` for a party of whose pods nothing is known. */
export function senderOf(party: Workload | External, input: MeshInput): Sender | undefined {
  const { namespace } = party;
  if (namespace === undefined) return undefined;
  if (isExternal(party)) return { network: isMeshNamespace(namespace, input) ? 'mesh' : 'pods', namespace };
  if (party.hostNetwork) return { network: 'nodes', namespace, workload: party };
  return { network: isMeshed(party, input) ? 'mesh' : 'pods', namespace, workload: party };
}

/**
 * The addresses that senders without an identity may have. A process of a node has one of its node's, or one from the
 * range of its node's pods, as the network plugin likes.
 */
export function sourceCidrs(senders: readonly Sender[], ranges: AddressRanges): readonly string[] {
  return [...new Set(neededRanges(senders).flatMap((key) => ranges[key] ?? []))];
}

/** Lists the address ranges that must be known to let senders in. */
export function neededRanges(senders: readonly Sender[]): readonly (keyof AddressRanges)[] {
  const uses = (network: Sender['network']) => senders.some((sender) => sender.network === network);
  if (uses('nodes')) return ['nodeCidrs', 'podCidrs'];
  return uses('pods') ? ['podCidrs'] : [];
}
