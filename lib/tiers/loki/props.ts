import type { ChartPin } from '../../charts/catalog';
import type { Packaging } from '../../charts/packaging';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { PlatformProps } from '../../platform/props';
import type { Duration } from '../../units/duration';
import type { Size } from '../../units/size';
import type { PartProps } from '../../wiring/part';
import type { LogRulesProps } from './rule-props';
import type { ChunkSettings, GatewayAuthentication, GatewayIngress, LokiLimits } from './settings';
import type { LokiStorage, ObjectStore } from './storage/kinds';
import type { ComponentReplicas, LokiPart, LokiTopology } from './topology';

/** A range of days whose lines are stored in one format. Past periods never change: new ones are appended. */
export interface SchemaPeriodProps {
  /** First day of the period, `YYYY-MM-DD`. */
  readonly from: string;

  /** Schema version. @default 'v13' */
  readonly schema?: string;

  /** Index store. @default 'tsdb' */
  readonly store?: string;

  /** Where the period is kept. @default - as `storage` says */
  readonly objectStore?: ObjectStore;

  /** Prefix of the index tables. @default 'loki_index_' */
  readonly indexPrefix?: string;
}

/** The nginx in front of Loki. */
export interface LokiGatewayProps {
  /** Pods of the gateway, 1 or more. @default 1 */
  readonly replicas?: number;

  /** Passwords that callers must give. @default - none are asked */
  readonly authentication?: GatewayAuthentication;

  /** A way in from outside of the cluster. @default - there is none */
  readonly ingress?: GatewayIngress;
}

/** Settings of a Loki that is installed. */
export interface LokiProps extends PartProps {
  /** Namespace of Loki. */
  readonly namespace: string;

  /** How long lines are kept, a day or more. */
  readonly retention: Duration;

  /** Where lines are kept. */
  readonly storage: LokiStorage;

  /** Stores that only earlier periods are kept in, of other kinds than `storage`. @default - there are none */
  readonly earlierStorage?: readonly LokiStorage[];

  /**
   * Whether Loki takes structured metadata; to be said while a period before schema v13 may still be active.
   * @default - it does
   */
  readonly structuredMetadata?: boolean;

  /** Version of the chart, or version and repository. @default - the newest in charts-values/catalog.yaml */
  readonly chart?: ChartPin;

  /** How Loki is split into workloads. @default 'monolithic' */
  readonly topology?: LokiTopology;

  /**
   * Pods of each component, or one number for the topology `monolithic`.
   * @default - one of `single-binary`, `compactor` and `ruler`; two of `query-frontend`, `query-scheduler` and
   *   `index-gateway`; three of all others
   */
  readonly replicas?: number | ComponentReplicas;

  /** How many ingesters hold each line, 1 or more. @default - 3 if there are three ingesters, else 1 */
  readonly replicationFactor?: number;

  /**
   * Three zones of the cloud, by the label `topology.kubernetes.io/zone`: each has a third of the ingesters, and a copy
   * of each line.
   * @default - ingesters know no zones
   */
  readonly zones?: readonly string[];

  /** Formats in which lines are stored, oldest first. @default - one, from 2024-04-01 */
  readonly schema?: readonly SchemaPeriodProps[];

  /** Volume of each pod that keeps state. @default Size.gibibytes(10) */
  readonly volume?: Size;

  /** Storage class of the volumes. @default - the cluster's own default */
  readonly storageClass?: string;

  /** Memory of memcached for chunks and for query results. @default - both are off */
  readonly caches?: {
    /** Memory of the cache for chunks. @default - no cache */
    readonly chunks?: Size;

    /** Memory of the cache for query results. @default - no cache */
    readonly results?: Size;
  };

  /** An nginx in front of Loki. @default true */
  readonly gateway?: boolean | LokiGatewayProps;

  /** Whether clients call the gateway or Loki's own Services. @default - the gateway, if there is one */
  readonly access?: 'gateway' | 'direct';

  /** Whether loki-canary writes and reads lines to prove that Loki works. @default true */
  readonly canary?: boolean;

  /** CPU and memory by part of the release. @default - those of charts-values/ */
  readonly resources?: Readonly<Partial<Record<LokiPart, ContainerResources>>>;

  /** Rules over logs, and where their alerts go. @default - no rules, and no ruler */
  readonly rules?: LogRulesProps;

  /** The tenant that everyone writes and reads as. @default - authentication is off, and there is one tenant */
  readonly tenant?: string;

  /** Resource attributes that become index labels. @default - those that Loki takes by itself */
  readonly otlpIndexLabels?: readonly string[];

  /** How much may be written. @default - the chart's own limits */
  readonly limits?: LokiLimits;

  /** When chunks are stored, and how they are compressed. @default - the chart's own */
  readonly chunks?: ChunkSettings;

  /** Helm values that are merged over everything else. @default - none */
  readonly values?: JsonObject;

  /** Whether a Helm chart is installed, or one StatefulSet of plain objects. @default 'helm' */
  readonly packaging?: Packaging;

  /** Whether `MeshPolicies` keep away everyone who is no part of the stack. @default false */
  readonly meshed?: boolean;

  /** The cluster that Loki runs in. @default - one node of a cluster as kubeadm sets it up */
  readonly platform?: PlatformProps;
}

/** Settings of Loki itself, without packaging, mesh and platform. */
export type LokiOwnProps = Omit<LokiProps, keyof PartProps | 'packaging' | 'meshed' | 'platform'>;
