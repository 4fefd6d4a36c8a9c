import type { ChartModel } from '../../charts/chart';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { DistributionName } from '../../platform/distributions';
import type { IpFamily } from '../../platform/ip-families';
import type { Duration } from '../../units/duration';
import type { Size } from '../../units/size';
import type { LokiStorage, ObjectStore } from './storage/kinds';
import type { ComponentReplicas, LokiTopology } from './topology';

/** Schema versions that Loki 3 reads: `validate` in grafana/loki@{v3.6.3,v3.7.6}:pkg/storage/config/schema_config.go */
export const SCHEMA_VERSIONS = ['v9', 'v10', 'v11', 'v12', 'v13'] as const;

/** Index stores that keep their tables in the object store; Loki 4 knows the first only. */
export const INDEX_STORES = ['tsdb', 'boltdb-shipper'] as const;

/** A range of days whose lines are stored in one format. Past periods are history: they never change. */
export interface SchemaPeriod {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;

  /** Schema version: `v13`. */
  readonly schema: string;

  /** Index store: `tsdb`. */
  readonly store: string;

  /** Object store of the period, as Loki calls it: `s3`. */
  readonly objectStore: ObjectStore;

  /** Prefix of the index tables. */
  readonly indexPrefix: string;
}

/** A group of LogQL rules that Loki's ruler evaluates, in the rule format of Prometheus. */
export interface LogRuleGroup {
  /** Name of the group, unique among the groups. */
  readonly name: string;

  /** @default - the ruler's own interval */
  readonly interval?: Duration;

  /** Alerting or recording rules, in the order of their evaluation. */
  readonly rules: readonly JsonObject[];
}

/** Rules over logs, and where their alerts go. */
export interface LogRules {
  /** URL of the Alertmanager. */
  readonly alertmanager: string;

  /** Groups of rules, each evaluated on its own; with none, Loki takes them by its API. */
  readonly groups: readonly LogRuleGroup[];
}

/** Passwords that the gateway asks for. */
export interface GatewayAuthentication {
  /** Secret with the key `.htpasswd`, in the namespace of Loki. */
  readonly htpasswdSecret: string;

  /** Secret with `username` and `password`, in the namespace of each caller. */
  readonly credentialsSecret: string;
}

/** A way to the gateway from outside of the cluster. */
export interface GatewayIngress {
  /** Host name of the Ingress: `logs.example.com`. */
  readonly host: string;

  /** @default - the cluster's default class */
  readonly className?: string;

  /** @default - the Ingress controller has a certificate */
  readonly tlsSecret?: string;
}

/** How much a tenant may write. */
export interface LokiLimits {
  /** Megabytes a second, shared by all distributors. @default - Loki's own, 4 */
  readonly ingestionRateMb?: number;

  /** Megabytes at once, at each distributor: more than the largest push. @default - Loki's own, 6 */
  readonly ingestionBurstMb?: number;

  /** Active streams, over all ingesters. @default - Loki's own, 5000 */
  readonly maxStreams?: number;
}

/** Algorithms that compress chunks: grafana/loki@v3.6.3:pkg/compression/codec.go */
export const CHUNK_ENCODINGS = [
  'none',
  'gzip',
  'lz4-64k',
  'lz4-256k',
  'lz4-1M',
  'lz4',
  'snappy',
  'flate',
  'zstd',
] as const;

/** When a chunk is full, and how it is compressed. */
export interface ChunkSettings {
  /** Without a line for this long, it is stored. @default - Loki's own, 30m */
  readonly idlePeriod?: Duration;

  /** At this age it is stored. @default - Loki's own, 2h */
  readonly maxAge?: Duration;

  /** Compressed, it is stored at about this size. @default - Loki's own, 1.5Mi */
  readonly targetSize?: Size;

  /** @default - Loki's own, gzip */
  readonly encoding?: (typeof CHUNK_ENCODINGS)[number];
}

/** Settings of Loki, every default resolved. */
export interface LokiSettings {
  /** Namespace of all pods of Loki. */
  readonly namespace: string;

  /** Chart of Loki, with its version and repository. */
  readonly chart: ChartModel;

  /** Split of Loki into workloads. */
  readonly topology: LokiTopology;

  /** Pods of each component of the topology. */
  readonly replicas: ComponentReplicas;

  /** How many ingesters hold each line, 1 or more. */
  readonly replicationFactor: number;

  /** Zones that ingesters are divided into, three of them. @default - they know no zones */
  readonly zones?: readonly string[];

  /** How long lines are kept. */
  readonly retention: Duration;

  /** Store that keeps the lines. */
  readonly storage: LokiStorage;

  /** Stores that only earlier periods are kept in, of other kinds than `storage`. */
  readonly earlierStorage: readonly LokiStorage[];

  /** Whether Loki takes structured metadata. @default - it does, as all of its periods can */
  readonly structuredMetadata?: boolean;

  /** Oldest first, at least one. */
  readonly schema: readonly SchemaPeriod[];

  /** Volume of each pod that keeps state. */
  readonly volume: Size;

  /** @default - the cluster's default storage class */
  readonly storageClass?: string;

  /** Memory that memcached may use for each cache; absent is off. */
  readonly caches: {
    /** Memory of the cache for chunks. @default - no cache */
    readonly chunks?: Size;

    /** Memory of the cache for query results. @default - no cache */
    readonly results?: Size;
  };

  /** Pods of the gateway; 0 is no gateway. */
  readonly gatewayReplicas: number;

  /** Passwords that the gateway asks for. @default - it asks for none */
  readonly authentication?: GatewayAuthentication;

  /** A way to the gateway from outside of the cluster. @default - there is none */
  readonly ingress?: GatewayIngress;

  /** Whether clients call the gateway or Loki's own Services. */
  readonly access: 'gateway' | 'direct';

  /** Whether loki-canary writes and reads lines to prove that Loki works. */
  readonly canary: boolean;

  /** Per component, and for `gateway`, `canary`, `chunks-cache`, `results-cache` and `minio`. */
  readonly resources: Readonly<Record<string, ContainerResources>>;

  /** @default - no rules, and no ruler */
  readonly rules?: LogRules;

  /** The tenant that everyone writes and reads as: its presence turns authentication on. @default - one tenant, no header */
  readonly tenant?: string;

  /** Resource attributes that Loki's OTLP endpoint makes index labels, beside those it takes by itself. */
  readonly otlpIndexLabels: readonly string[];

  /** @default - those of the chart, or Loki's own */
  readonly limits?: LokiLimits;

  /** @default - those of the chart, or Loki's own */
  readonly chunks?: ChunkSettings;

  /** Merged over everything else, last. */
  readonly values: JsonObject;
}

export interface ResolvedLoki extends LokiSettings {
  /** Distribution of Kubernetes that the nodes run. @default - unknown */
  readonly distribution?: DistributionName;

  /** Nodes that can run Loki's pods, 1 or more. */
  readonly nodes: number;

  /** The Service that answers DNS in the cluster: nginx resolves its upstreams there. */
  readonly dns: {
    /** Name of the Service: `kube-dns`. */
    readonly service: string;

    /** Namespace of the Service: `kube-system`. */
    readonly namespace: string;
  };

  /** DNS domain of the cluster: `cluster.local`. */
  readonly clusterDomain: string;

  /** Families of the addresses of pods. @default - unknown */
  readonly ipFamilies?: readonly IpFamily[];
}
