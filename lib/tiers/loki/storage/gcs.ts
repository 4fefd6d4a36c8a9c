import * as z from 'zod';
import type { JsonObject } from '../../../kubernetes/json';
import { exactlyOne } from '../../../schema/fault';
import { text } from '../../../schema/scalars';
import { bucketNames, bucketsSection, type LokiBuckets, rulerBucket } from './buckets';
import { GCS_COUNTERS } from './counters';
import { identityFault, resolveIdentity } from './identity';
import type { StorageKind } from './kind';

const KEY_DIRECTORY = '/etc/loki/gcs';

/** A Google Cloud Storage bucket. */
export interface GcsStorageProps {
  /** Names of the buckets, which must exist. */
  readonly buckets: LokiBuckets;

  /** Secret with the key `key.json`. @default - serviceAccount is given */
  readonly credentialsSecret?: string;

  /** E-mail of the Google service account that Workload Identity maps to. @default - credentialsSecret is given */
  readonly serviceAccount?: string;
}

/** A Google Cloud Storage bucket, with the one identity that is given. */
export interface GcsStorage extends Pick<GcsStorageProps, 'buckets'> {
  /** Tag of the storage. */
  readonly kind: 'gcs';

  /** Proof of who Loki is: a Secret, or an identity of the cloud. */
  readonly identity:
    | {
        /** Name of the Secret with the credentials. */
        readonly secret: string;
      }
    | {
        /** E-mail of the Google service account that the ServiceAccount maps to. */
        readonly serviceAccount: string;
      };
}

const section = exactlyOne(
  z.strictObject({
    buckets: bucketsSection,
    credentialsSecret: text('secret').optional().describe('Secret with the key key.json. This or serviceAccount.'),
    serviceAccount: text('serviceAccount')
      .optional()
      .describe('Google service account that Workload Identity maps to. This or credentialsSecret.'),
  }),
  ['credentialsSecret', 'serviceAccount'],
  identityFault('serviceAccount'),
)
  .optional()
  .describe('A Google Cloud Storage bucket.');

function resolveGcs({ buckets, credentialsSecret, serviceAccount }: GcsStorageProps): GcsStorage {
  const account = serviceAccount === undefined ? undefined : { serviceAccount };
  return { kind: 'gcs', buckets, identity: resolveIdentity('serviceAccount', credentialsSecret, account) };
}

/** Values by which the file of a key reaches the client library. */
function keyFile(secretName: string): JsonObject {
  return {
    extraEnv: [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: `${KEY_DIRECTORY}/key.json` }],
    extraVolumes: [{ name: 'gcs-key', secret: { secretName } }],
    extraVolumeMounts: [{ name: 'gcs-key', mountPath: KEY_DIRECTORY, readOnly: true }],
  };
}

export const gcs = {
  section,
  resolve: resolveGcs,
  objectStore: 'gcs',
  configKeys: ['gcs'],
  isShared: true,
  overlay: 'loki/storage-gcs.yaml',
  values: ({ buckets }) => bucketNames(buckets),
  earlier: ({ buckets }) => ({ gcs: { bucket_name: buckets.chunks } }),
  owned: { 'bucketNames.chunks': 'buckets.chunks', 'bucketNames.ruler': 'buckets.ruler' },
  annotations: ({ identity }): JsonObject =>
    'serviceAccount' in identity ? { 'iam.gke.io/gcp-service-account': identity.serviceAccount } : {},
  credentials: ({ identity }): JsonObject => ('secret' in identity ? keyFile(identity.secret) : {}),
  secret: ({ identity, buckets }) =>
    'secret' in identity
      ? {
          name: identity.secret,
          keys: { 'key.json': 'key file of a Google service account' },
          purpose: `Loki stores chunks in the bucket ${buckets.chunks} with it`,
        }
      : undefined,
  describe: () => 'Google Cloud Storage',
  calls: () => ({}),
  counters: GCS_COUNTERS,
  bucket: ({ buckets }) => ({ name: buckets.chunks, path: ['buckets', 'chunks'] }),
  rulerBucket: ({ buckets }) => rulerBucket(buckets, 'buckets'),
} as const satisfies StorageKind<GcsStorage, GcsStorageProps>;
