import type { JsonObject } from '../../kubernetes/json';
import type { SchemaPeriod } from './settings';
import type { GcsStorage, LokiStorage, S3Storage } from './storage';

/** What Loki calls the store: MinIO speaks S3. */
export function objectStoreOf({ kind }: LokiStorage): SchemaPeriod['objectStore'] {
  return kind === 'minio' ? 's3' : kind;
}

/** Bucket that the chart makes Loki use with its MinIO. */
export const MINIO_BUCKET = 'chunks';

/** Values below `loki.storage` that depend on the environment. */
export function storageValues(storage: LokiStorage): JsonObject {
  if (storage.kind === 's3') return s3Values(storage);
  if (storage.kind === 'gcs') return { bucketNames: bucketNames(storage) };
  return {};
}

function s3Values(storage: S3Storage): JsonObject {
  return {
    bucketNames: bucketNames(storage),
    s3: {
      ...(storage.endpoint === undefined ? {} : { endpoint: storage.endpoint }),
      region: storage.region,
      ...(storage.forcePathStyle ? { s3ForcePathStyle: true } : {}),
    },
  };
}

function bucketNames({ buckets }: S3Storage | GcsStorage): JsonObject {
  return { chunks: buckets.chunks, ...(buckets.ruler === undefined ? {} : { ruler: buckets.ruler }) };
}

/** How people name the store: in flows, pictures and messages. */
export function describeStore(storage: S3Storage | GcsStorage): string {
  if (storage.kind === 'gcs') return 'Google Cloud Storage';
  return storage.endpoint === undefined ? `S3 in ${storage.region}` : `S3 at ${storage.endpoint}`;
}
