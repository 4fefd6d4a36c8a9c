import type { Endpoint, ServicePort } from './endpoint';
import type { Workload } from './workload';

/** A party that no release of this environment runs: Grafana, an object store, the Kubernetes API. */
export interface External {
  /** Name of the party, as pictures and policies show it: `Grafana`. */
  readonly external: string;

  /** Namespace of its pods. @default - it is outside of the cluster, or its pods are unknown */
  readonly namespace?: string;

  /** The Service that is called. @default - it is outside of the cluster, or has none */
  readonly service?: ServicePort;
}

/** A call from a workload to an endpoint. Every ingress rule and every egress rule follows from a flow. */
export interface Flow {
  /** The party that calls. */
  readonly from: Workload | External;

  /** The endpoint or party that is called. */
  readonly to: Endpoint | External;

  /** A verb phrase for pictures and policies: `push logs`. */
  readonly purpose: string;

  /** Members of one ring talk among themselves: policies must allow it, pictures leave it out. @default false */
  readonly amongPeers?: boolean;
}

export function isExternal(party: Workload | Endpoint | External): party is External {
  return 'external' in party;
}
