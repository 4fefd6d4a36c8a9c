import type { Size } from '../units/size';
import type { DistributionName } from './distributions';

/** Properties of a cluster. */
export interface PlatformProps {
  /** What the cluster runs: it decides the Service that answers DNS, and the usual addresses of pods. @default 'kubernetes' */
  readonly distribution?: DistributionName;

  /** Nodes that can run pods, 1 or more. @default 1 - pods of a kind may share a node, and always find one */
  readonly nodes?: number;

  /** Memory of the smallest node. @default - unknown, nothing is checked against it */
  readonly nodeMemory?: Size;

  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: string;

  /** Address ranges of pods, in CIDR notation, of IPv4, IPv6 or both. @default - those that the distribution sets up, if any */
  readonly podCidrs?: readonly string[];

  /** Address ranges of nodes, in CIDR notation; single addresses as /32. @default - unknown */
  readonly nodeCidrs?: readonly string[];

  /** The Service that answers DNS. @default - what the distribution sets up */
  readonly dns?: {
    /** Name of the Service: `kube-dns`. */
    readonly service: string;

    /** Namespace of the Service: `kube-system`. */
    readonly namespace: string;
  };
}
