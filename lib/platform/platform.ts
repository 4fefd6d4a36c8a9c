import type { Size } from '../units/size';
import type { DistributionName } from './distributions';
import type { IpFamily } from './ip-families';

/** Properties of a cluster that a logging stack depends on, every default resolved. */
export interface Platform {
  /** The Kubernetes distribution: `k3s`. */
  readonly distribution: DistributionName;

  /** Nodes that can run pods, 1 or more. */
  readonly nodes: number;

  /** Memory of the smallest node. @default - unknown, nothing is checked against it */
  readonly nodeMemory?: Size;

  /** DNS domain of the cluster: `cluster.local`. */
  readonly clusterDomain: string;

  /** Address ranges of pods, in CIDR notation, of IPv4, IPv6 or both. @default - those of the distribution, if it has well-known ones */
  readonly podCidrs?: readonly string[];

  /** Families of the addresses of pods, in the order of `podCidrs`. @default - unknown, like `podCidrs` */
  readonly ipFamilies?: readonly IpFamily[];

  /** Address ranges of nodes, in CIDR notation; single addresses as /32. @default - unknown */
  readonly nodeCidrs?: readonly string[];

  /** The Service that answers DNS. */
  readonly dns: {
    /** Name of the Service: `kube-dns`. */
    readonly service: string;

    /** Namespace of the Service: `kube-system`. */
    readonly namespace: string;
  };
}
