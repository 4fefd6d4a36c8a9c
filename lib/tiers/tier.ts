import type { Release } from '../charts/release';
import type { Manifest } from '../kubernetes/manifest';
import type { SecretNeed } from '../kubernetes/secret-need';
import type { Watch } from '../monitoring/watch';
import type { Flow } from '../wiring/flow';
import type { Workload } from '../wiring/workload';
import type { ManualStep } from './manual-step';

/** What a tier adds to a cluster: all that delivery, monitoring, mesh and checks ever learn of it. */
export interface Tier {
  /** `loki`, `alloy`, … */
  readonly name: string;
  readonly workloads: readonly Workload[];
  readonly flows: readonly Flow[];
  readonly releases: readonly Release[];

  /** What runs without Helm, beside its releases. @default - nothing does */
  readonly objects?: readonly Manifest[];

  /** Objects that must exist before the releases. */
  readonly prerequisites: readonly Manifest[];

  /** Objects that come after the releases, or need their CRDs. */
  readonly configs: readonly Manifest[];

  readonly secrets: readonly SecretNeed[];

  /** How its programs are watched. @default - not beyond what the cluster tells of its pods */
  readonly watch?: Watch;

  /** Names of Services that an Ingress of its own leads to. @default - none */
  readonly exposedServices?: readonly string[];

  /** Services that a chart names although they are not there, and that nobody calls. @default - there are none */
  readonly unusedServices?: readonly { readonly namespace: string; readonly name: string }[];

  /** @default - nothing outside of Kubernetes must be told */
  readonly manualSteps?: readonly ManualStep[];
}
