import type { Endpoint, ServicePort } from './endpoint';
import type { Workload } from './workload';

/** A party that no release of this environment runs: Grafana, an object store, the Kubernetes API. */
export interface External {
  readonly external: string;

  /** Namespace of its pods. @default - it is outside of the cluster, or its pods are unknown */
  readonly namespace?: string;

  /** The Service that is called. @default - it is outside of the cluster, or has none */
  readonly service?: ServicePort;
}

/** A workload calls an endpoint, and why. A door without a flow does not exist. */
export interface Flow {
  readonly from: Workload | External;
  readonly to: Endpoint | External;

  /** A verb phrase for pictures and policies: `push logs`. */
  readonly purpose: string;

  /** Members of one ring talk among themselves: policies must allow it, pictures leave it out. @default false */
  readonly amongPeers?: boolean;
}

export function isExternal(party: Workload | Endpoint | External): party is External {
  return 'external' in party;
}
