import * as z from 'zod';
import type { JsonObject } from '../../../kubernetes/json';
import { exactlyOne } from '../../../schema/fault';
import { text } from '../../../schema/scalars';
import { bucketNames, bucketsSection, type LokiBuckets, rulerBucket } from './buckets';
import { S3_COUNTERS } from './counters';
import { identityFault, resolveIdentity } from './identity';
import type { StorageKind } from './kind';

/** An S3 bucket, or anything that speaks S3. */
export interface S3StorageProps {
  /** URL of the object store. @default - AWS, by region */
  readonly endpoint?: string;

  /** Region; a store of your own accepts any, often `us-east-1`. */
  readonly region: string;

  /** Whether the bucket stands in the path instead of the host name; needed for an address without DNS. @default false */
  readonly forcePathStyle?: boolean;

  /** Names of the buckets, which must exist. */
  readonly buckets: LokiBuckets;

  /** Secret with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. @default - roleArn is given */
  readonly credentialsSecret?: string;

  /** ARN of the IAM role of the ServiceAccount. @default - credentialsSecret is given */
  readonly roleArn?: string;
}

/** An S3 bucket, every default resolved. */
export interface S3Storage extends Pick<S3StorageProps, 'endpoint' | 'region' | 'buckets'> {
  /** Tag of the storage. */
  readonly kind: 's3';

  /** Whether the bucket stands in the path of a URL instead of the host name. */
  readonly forcePathStyle: boolean;

  /** Proof of who Loki is: a Secret, or an identity of the cloud. */
  readonly identity:
    | {
        /** Name of the Secret with the credentials. */
        readonly secret: string;
      }
    | {
        /** ARN of the IAM role of the ServiceAccount. */
        readonly roleArn: string;
      };
}

const FORCE_PATH_STYLE = false;

const section = exactlyOne(
  z.strictObject({
    endpoint: text('url').optional().describe('URL of the object store. Default: AWS, by region.'),
    region: text('region').describe('Region; a store of your own accepts any, often us-east-1.'),
    forcePathStyle: z
      .boolean()
      .prefault(FORCE_PATH_STYLE)
      .describe('Put the bucket into the path instead of the host name; an address without DNS needs it.'),
    buckets: bucketsSection,
    credentialsSecret: text('secret')
      .optional()
      .describe('Secret with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. This or roleArn.'),
    roleArn: text('roleArn').optional().describe('IAM role of the ServiceAccount. This or credentialsSecret.'),
  }),
  ['credentialsSecret', 'roleArn'],
  identityFault('roleArn'),
)
  .optional()
  .describe('An S3 bucket, or anything that speaks S3.');

function resolveS3(props: S3StorageProps): S3Storage {
  const { credentialsSecret, roleArn, forcePathStyle = FORCE_PATH_STYLE, ...rest } = props;
  const role = roleArn === undefined ? undefined : { roleArn };
  return { kind: 's3', ...rest, forcePathStyle, identity: resolveIdentity('roleArn', credentialsSecret, role) };
}

export const s3 = {
  section,
  resolve: resolveS3,
  objectStore: 's3',
  configKeys: ['aws', 's3'],
  isShared: true,
  overlay: 'loki/storage-s3.yaml',
  values: ({ buckets, endpoint, region, forcePathStyle }) => ({
    ...bucketNames(buckets),
    s3: {
      ...(endpoint === undefined ? {} : { endpoint }),
      region,
      ...(forcePathStyle ? { s3ForcePathStyle: true } : {}),
    },
  }),
  // pkg/storage/chunk/client/aws/s3_storage_client.go of grafana/loki@{v3.6.3,v3.7.6}, below `aws`
  earlier: ({ buckets, endpoint, region, forcePathStyle }) => ({
    aws: {
      bucketnames: buckets.chunks,
      ...(endpoint === undefined ? {} : { endpoint }),
      region,
      s3forcepathstyle: forcePathStyle,
    },
  }),
  owned: {
    'bucketNames.chunks': 'buckets.chunks',
    'bucketNames.ruler': 'buckets.ruler',
    's3.endpoint': 'endpoint',
    's3.region': 'region',
    's3.s3ForcePathStyle': 'forcePathStyle',
  },
  annotations: ({ identity }): JsonObject =>
    'roleArn' in identity ? { 'eks.amazonaws.com/role-arn': identity.roleArn } : {},
  credentials: ({ identity }): JsonObject =>
    'secret' in identity ? { extraEnvFrom: [{ secretRef: { name: identity.secret } }] } : {},
  secret: ({ identity, buckets }) =>
    'secret' in identity
      ? {
          name: identity.secret,
          keys: { AWS_ACCESS_KEY_ID: 'access key', AWS_SECRET_ACCESS_KEY: 'secret key' },
          purpose: `Loki stores chunks in the bucket ${buckets.chunks} with it`,
        }
      : undefined,
  describe: ({ endpoint, region }) => (endpoint === undefined ? `S3 in ${region}` : `S3 at ${endpoint}`),
  calls: ({ endpoint: url }) => ({ url }),
  counters: S3_COUNTERS,
  bucket: ({ buckets, endpoint }) => ({ name: buckets.chunks, endpoint, path: ['buckets', 'chunks'] }),
  rulerBucket: ({ buckets }) => rulerBucket(buckets, 'buckets'),
} as const satisfies StorageKind<S3Storage, S3StorageProps>;
