import type { Release } from '../charts/release';
import type { Manifest } from '../kubernetes/manifest';
import type { SecretNeed } from '../kubernetes/secret-need';
import type { Wiring } from './wiring';

/** What a part of a stack brings into a cluster, whichever engine delivers it. */
export interface PartContent extends Wiring {
  /** Helm releases, in the order in which they are installed. */
  readonly releases: readonly Release[];

  /** What runs without Helm, beside its releases. @default - nothing does */
  readonly objects?: readonly Manifest[];

  /** Objects that must exist before the releases. */
  readonly prerequisites: readonly Manifest[];

  /** Objects that come after the releases, or need their CRDs. */
  readonly configs: readonly Manifest[];

  /** Secrets that people must create. */
  readonly secrets: readonly SecretNeed[];

  /** Labels that the namespaces of the stack must have. @default - none */
  readonly namespaceLabels?: (namespace: string) => Readonly<Record<string, string>>;
}

/** Empty content of a part, for parts that bring little. */
export const NOTHING = {
  workloads: [],
  flows: [],
  releases: [],
  prerequisites: [],
  configs: [],
  secrets: [],
} as const satisfies PartContent;
