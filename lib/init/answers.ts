import { COLLECTOR_NAMES } from '../plan/collectors';
import type { DistributionName } from '../platform/distributions';
import type { StoreDetails, StoreName } from './stores';

/** Who brings what is written into the cluster. */
export const DELIVERIES = {
  flux: 'Flux',
  argocd: 'Argo CD',
  'helm-controller': 'the helm-controller of RKE2 and k3s',
  manifests: 'nobody: it is applied by `cdk8s-logging deploy`',
} as const;

export type DeliveryName = keyof typeof DELIVERIES;

/** Collectors that somebody would start with today: Promtail has had its end of life. */
export const OFFERED_COLLECTORS = COLLECTOR_NAMES.filter((name) => name !== 'promtail');

export type OfferedCollector = Exclude<(typeof COLLECTOR_NAMES)[number], 'promtail'>;

/** What `init` must know of a cluster. */
export interface Answers {
  /** Name of the cluster, of its file, and of the label on every line. */
  readonly cluster: string;

  /** What the cluster runs. */
  readonly distribution: DistributionName;

  /** Nodes that can run pods. */
  readonly nodes: number;

  /** Memory of the smallest node: `2Gi`. @default - unknown */
  readonly nodeMemory?: string;

  /** Who brings `dist/` into the cluster. */
  readonly delivery: DeliveryName;

  /** What reads lines. */
  readonly collector: OfferedCollector;

  /** Where lines go. */
  readonly store: StoreName;

  /** What must be known of that store. */
  readonly details: StoreDetails;

  /** Namespace of the whole stack. */
  readonly namespace: string;

  /** How long lines are kept: `30d`. */
  readonly retention: string;

  /** URL of the repository, which Argo CD must be told. @default - it has none yet */
  readonly repoUrl?: string;
}

/** Answers that hold where nobody says otherwise. */
export const USUAL_ANSWERS = {
  nodes: 3,
  collector: 'alloy',
  namespace: 'logging',
  retention: '14d',
} as const satisfies Partial<Answers>;
