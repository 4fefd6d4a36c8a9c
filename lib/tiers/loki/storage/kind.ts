import type * as z from 'zod';
import type { ChartModel } from '../../../charts/chart';
import type { JsonObject } from '../../../kubernetes/json';
import type { ContainerResources } from '../../../kubernetes/resources';
import type { SecretNeed } from '../../../kubernetes/secret-need';
import type { LokiCompanion } from '../topology';
import type { StoreCounters } from './counters';

/** Bucket that belongs to one Loki alone. */
export interface Bucket {
  /** Name of the bucket. */
  readonly name: string;

  /** URL of what the bucket is in. @default - all buckets of this kind share one space of names */
  readonly endpoint?: string;

  /** Where the name stands in an environment file, below the kind. */
  readonly path: readonly [section: string, key: string];
}

/** Settings of the release for a server that runs beside Loki. */
export interface CompanionContext {
  /** Chart that installs Loki and the server. */
  readonly chart: ChartModel;

  /** @default - the cluster's default storage class */
  readonly storageClass?: string;

  /** CPU and memory by part of the release. */
  readonly resources: Readonly<Record<string, ContainerResources>>;
}

/** A server that the chart brings along to keep the lines. */
export interface StorageCompanion<Storage> {
  /** Part of the release that the server is: `minio`. */
  readonly part: LokiCompanion;

  /** Where it takes lines. */
  readonly port: number;

  /** Values by which it runs. */
  readonly values: (storage: Storage, context: CompanionContext) => JsonObject;

  /** What must have run before the component that deletes old logs starts. */
  readonly initContainer: (storage: Storage) => JsonObject;
}

/** Kind of storage, with its settings (`Storage`) as plain data. */
export interface StorageKind<
  Storage extends {
    /** Key of the storage under `loki.storage`: `s3`. */
    readonly kind: string;
  },
  Props,
> {
  /** What an environment file says of it, if it asks for it. */
  readonly section: z.ZodType<Props | undefined>;

  /** What is meant by what is said; throws where no identity or more than one is given. */
  readonly resolve: (props: Props) => Storage;

  /** What Loki calls it in schema periods and for delete requests. */
  readonly objectStore: string;

  /** Keys of Loki's `storage_config` that configure such a store by hand. */
  readonly configKeys: readonly string[];

  /** Whether several pods can use it. */
  readonly isShared: boolean;

  /** File of charts-values/ with what does not depend on the environment. */
  readonly overlay: string;

  /**
   * Loki's own `storage_config` for a store that only earlier periods are kept in.
   * @default - it can't be one
   */
  readonly earlier?: (storage: Storage) => JsonObject;

  /** Values below `loki.storage` that depend on the environment. */
  readonly values: (storage: Storage) => JsonObject;

  /** Values below `loki.storage` by the keys of the section that decide them, each as a path with dots. */
  readonly owned: Readonly<Record<string, string>>;

  /** Annotations of the ServiceAccount by which a cloud knows Loki; empty where there are none. */
  readonly annotations: (storage: Storage) => JsonObject;

  /** Values of a component that uses the store: how its identity reaches the client library. */
  readonly credentials: (storage: Storage, chart: ChartModel) => JsonObject;

  /** The Secret that must exist, if any. */
  readonly secret: (storage: Storage) => Omit<SecretNeed, 'namespace'> | undefined;

  /** How people name the store: in flows, pictures and messages. */
  readonly describe: (storage: Storage) => string;

  /** Whom the pods call outside of the release, by URL if an environment names one; or nobody. */
  readonly calls: (storage: Storage) =>
    | {
        /** URL of the store. @default - the cloud's own, which no environment names */
        readonly url?: string;
      }
    | undefined;

  /** How Loki counts the calls. @default - it does not */
  readonly counters?: StoreCounters;

  /** What no other Loki may use. A store that belongs to one release has none. */
  readonly bucket: (storage: Storage) => Bucket | undefined;

  /** Where rules are kept that Loki's API is given. A store without such a place takes none. */
  readonly rulerBucket: (storage: Storage) => Bucket | undefined;

  /** @default - nothing runs beside Loki */
  readonly companion?: StorageCompanion<Storage>;
}
