import type { Size } from '../../units/size';

export interface LokiBuckets {
  readonly chunks: string;

  /** @default - rules are not kept in the object store */
  readonly ruler?: string;
}

/** An S3 bucket, or anything that speaks S3. */
export interface S3Storage {
  readonly kind: 's3';

  /** @default - AWS, by region */
  readonly endpoint?: string;

  readonly region: string;

  /** Whether the bucket stands in the path instead of the host name; needed for an address without DNS. */
  readonly forcePathStyle: boolean;

  readonly buckets: LokiBuckets;

  /** Secret with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the IAM role of the ServiceAccount. */
  readonly identity: { readonly secret: string } | { readonly roleArn: string };
}

/** A Google Cloud Storage bucket. */
export interface GcsStorage {
  readonly kind: 'gcs';
  readonly buckets: LokiBuckets;

  /** Secret with the key `key.json`, or the Google service account that Workload Identity maps to. */
  readonly identity: { readonly secret: string } | { readonly serviceAccount: string };
}

/** The volumes of the pods themselves: one monolithic pod only. */
export interface FilesystemStorage {
  readonly kind: 'filesystem';
}

/** The MinIO that the chart bundles: for staging, where losing the logs is no loss. */
export interface MinioStorage {
  readonly kind: 'minio';

  /** Secret with the keys `rootUser` and `rootPassword`. */
  readonly secret: string;

  /** Each of MinIO's drives. */
  readonly volume: Size;
}

export type LokiStorage = S3Storage | GcsStorage | FilesystemStorage | MinioStorage;
