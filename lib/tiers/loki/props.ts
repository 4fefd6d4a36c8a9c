import type { ChartModel } from '../../charts/chart';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { Duration } from '../../units/duration';
import type { Size } from '../../units/size';
import type { LokiStorage } from './storage';
import type { LokiComponent, LokiTopology } from './topology';

/** A range of days whose lines are stored in one format. Past periods are history: they never change. */
export interface SchemaPeriod {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;

  /** Schema version: `v13`. */
  readonly schema: string;

  /** Index store: `tsdb`. */
  readonly store: string;

  readonly objectStore: 'filesystem' | 's3' | 'gcs';

  /** Prefix of the index tables. */
  readonly indexPrefix: string;
}

/** A group of LogQL rules that Loki's ruler evaluates, in the rule format of Prometheus. */
export interface LogRuleGroup {
  readonly name: string;

  /** @default - the ruler's own interval */
  readonly interval?: Duration;

  readonly rules: readonly JsonObject[];
}

/** Rules over logs, and where their alerts go. */
export interface LogRules {
  /** URL of the Alertmanager. */
  readonly alertmanager: string;

  readonly groups: readonly LogRuleGroup[];
}

/** What an environment says of Loki, every default resolved. */
export interface LokiSettings {
  readonly namespace: string;
  readonly chart: ChartModel;
  readonly topology: LokiTopology;

  /** Pods of each component of the topology. */
  readonly replicas: Readonly<Partial<Record<LokiComponent, number>>>;

  /** How many ingesters hold each line, 1 or more. */
  readonly replicationFactor: number;

  /** How long lines are kept. */
  readonly retention: Duration;

  readonly storage: LokiStorage;

  /** Oldest first, at least one. */
  readonly schema: readonly SchemaPeriod[];

  /** Volume of each pod that keeps state. */
  readonly volume: Size;

  /** @default - the cluster's default storage class */
  readonly storageClass?: string;

  /** Memory that memcached may use for each cache; absent is off. */
  readonly caches: { readonly chunks?: Size; readonly results?: Size };

  /** Pods of the gateway; 0 is no gateway. */
  readonly gatewayReplicas: number;

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

  /** Merged over everything else, last. */
  readonly values: JsonObject;
}

export interface LokiProps extends LokiSettings {
  /** Nodes that can run Loki's pods, 1 or more. */
  readonly nodes: number;

  /** The Service that answers DNS in the cluster: nginx resolves its upstreams there. */
  readonly dns: { readonly service: string; readonly namespace: string };

  readonly clusterDomain: string;
}
