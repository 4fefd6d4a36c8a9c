import type { NamespaceSettings } from '../wiring/namespaces';
import type { Wiring } from '../wiring/wiring';
import type { MeshSettings } from './settings';

/** Address ranges of pods and nodes, in CIDR notation. */
export interface AddressRanges {
  /** @default - unknown: no pod outside of the mesh is let in */
  readonly podCidrs?: readonly string[];

  /** @default - unknown: no process of a node is let in */
  readonly nodeCidrs?: readonly string[];
}

/** Input from which the objects of the mesh are computed. */
export interface MeshInput extends AddressRanges {
  /** Workloads of the stack, and the calls between them. */
  readonly wiring: Wiring;

  /** Settings of the mesh itself. */
  readonly settings: MeshSettings;

  /** What the environment says of namespaces, by their names. */
  readonly namespaces: Readonly<Record<string, NamespaceSettings>>;

  /** Namespace of the pods that scrape metrics. @default - nobody scrapes */
  readonly scraperNamespace?: string;
}
