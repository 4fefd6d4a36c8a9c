import { azure } from './azure';
import { filesystem } from './filesystem';
import { gcs } from './gcs';
import type { StorageKind } from './kind';
import { minio } from './minio';
import { s3 } from './s3';

/** Every kind of storage, by the key under which an environment file asks for it. All that knows kinds iterates here. */
export const STORAGE_KINDS = { s3, gcs, azure, filesystem, minio } as const;

type Kinds = typeof STORAGE_KINDS;

export type StorageKindName = keyof Kinds;

/** Where Loki keeps lines, as plain data. */
export type LokiStorage = ReturnType<Kinds[StorageKindName]['resolve']>;

/** Settings of a kind of storage. */
export type StorageProps = Parameters<Kinds[StorageKindName]['resolve']>[0];

/** Where Loki keeps lines: one function a kind. */
export const LokiStorage = {
  /** An S3 bucket, or anything that speaks S3. */
  s3: s3.resolve,

  /** A Google Cloud Storage bucket. */
  gcs: gcs.resolve,

  /** Blob containers of an Azure storage account. */
  azure: azure.resolve,

  /** The volume of the pod itself: one monolithic pod only. */
  filesystem: filesystem.resolve,

  /** The MinIO that the chart bundles: for staging, where losing the logs is no loss. */
  minio: minio.resolve,
} as const satisfies { readonly [Name in StorageKindName]: Kinds[Name]['resolve'] };

export const STORAGE_KIND_NAMES = Object.keys(STORAGE_KINDS) as StorageKindName[]; // Object.keys() forgets the type of its keys

/** Name of a store in Loki's configuration. */
export type ObjectStore = Kinds[StorageKindName]['objectStore'];

/** Each once: kinds may speak the same protocol. */
export const OBJECT_STORES: readonly ObjectStore[] = [
  ...new Set(STORAGE_KIND_NAMES.map((name) => STORAGE_KINDS[name].objectStore)),
];

export function isObjectStore(value: unknown): value is ObjectStore {
  return OBJECT_STORES.some((store) => store === value);
}

/** Names the store as Loki's configuration does. */
export function objectStoreOf({ kind }: LokiStorage): ObjectStore {
  return STORAGE_KINDS[kind].objectStore;
}

/** Every store that Loki opens, the one that it writes to first. */
export function storesOf({
  storage,
  earlierStorage,
}: {
  readonly storage: LokiStorage;
  readonly earlierStorage: readonly LokiStorage[];
}): readonly LokiStorage[] {
  return [storage, ...earlierStorage];
}

/** The kind of a storage, to be asked about this storage alone. */
export function kindOf({ kind }: LokiStorage): StorageKind<LokiStorage, StorageProps> {
  return kindNamed(kind);
}

/** A kind by its name. The compiler can not know that what the caller hands to it is of the same kind: each caller sees to it. */
export function kindNamed(name: StorageKindName): StorageKind<LokiStorage, StorageProps> {
  return STORAGE_KINDS[name] as StorageKind<LokiStorage, StorageProps>;
}
