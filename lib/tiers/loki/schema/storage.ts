import * as z from 'zod';
import { exactlyOne } from '../../../schema/fault';
import { size, text } from '../../../schema/scalars';
import { identityFault, kindFault } from './storage-faults';

const buckets = z
  .strictObject({
    chunks: text('bucket')
      .describe('Bucket for lines and their index.')
      .meta({ examples: ['loki-chunks'] }),
    ruler: text('bucket').optional().describe('Bucket for rules; may be the same. Default: rules are not kept there.'),
  })
  .describe('Names of the buckets, which must exist.');

const s3 = z.strictObject({
  endpoint: text('url').optional().describe('URL of the object store. Default: AWS, by region.'),
  region: text('region').describe('Region; a store of your own accepts any, often us-east-1.'),
  forcePathStyle: z
    .boolean()
    .prefault(false)
    .describe('Put the bucket into the path instead of the host name; an address without DNS needs it.'),
  buckets,
  credentialsSecret: text('secret')
    .optional()
    .describe('Secret with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. This or roleArn.'),
  roleArn: text('roleArn').optional().describe('IAM role of the ServiceAccount. This or credentialsSecret.'),
});

const gcs = z.strictObject({
  buckets,
  credentialsSecret: text('secret').optional().describe('Secret with the key key.json. This or serviceAccount.'),
  serviceAccount: text('serviceAccount')
    .optional()
    .describe('Google service account that Workload Identity maps to. This or credentialsSecret.'),
});

const minio = z.strictObject({
  credentialsSecret: text('secret')
    .describe('Secret with the keys rootUser and rootPassword.')
    .meta({ examples: ['loki-minio-secret'] }),
  volume: size.prefault('20Gi').describe("Each of MinIO's drives."),
});

const kinds = z.strictObject({
  s3: exactlyOne(s3, ['credentialsSecret', 'roleArn'], identityFault('roleArn'))
    .optional()
    .describe('An S3 bucket, or anything that speaks S3.'),
  gcs: exactlyOne(gcs, ['credentialsSecret', 'serviceAccount'], identityFault('serviceAccount'))
    .optional()
    .describe('A Google Cloud Storage bucket.'),
  filesystem: z
    .strictObject({})
    .optional()
    .describe('The volume of the pod itself: one monolithic pod only. Takes no keys: `filesystem: {}`.'),
  minio: minio.optional().describe('The MinIO that the chart bundles: for staging, where losing the logs is no loss.'),
});

/** Where Loki keeps lines: exactly one kind. */
export const lokiStorage = exactlyOne(kinds, ['s3', 'gcs', 'filesystem', 'minio'], kindFault)
  .describe('Where Loki keeps lines: exactly one of s3, gcs, filesystem and minio.')
  .meta({ maxProperties: 1, examples: [{ filesystem: {} }] });
