import * as z from 'zod';
import { fromSecret } from '../../../kubernetes/secret-variable';
import { size, text } from '../../../schema/scalars';
import { Size } from '../../../units/size';
import { MINIO_PORT } from '../names';
import { S3_COUNTERS } from './counters';
import type { StorageKind } from './kind';
import { makeBucket, minioValues } from './minio-server';

/** The MinIO that the chart bundles: for staging, where losing the logs is no loss. */
export interface MinioStorageProps {
  /** Secret with the keys `rootUser` and `rootPassword`. */
  readonly credentialsSecret: string;

  /** Each of MinIO's drives. @default Size.gibibytes(20) */
  readonly volume?: Size;
}

/** The MinIO that the chart bundles, every default resolved. */
export interface MinioStorage {
  /** Tag of the storage. */
  readonly kind: 'minio';

  /** Secret with the keys `rootUser` and `rootPassword`. */
  readonly secret: string;

  /** Each of MinIO's drives. */
  readonly volume: Size;
}

const VOLUME = Size.gibibytes(20);

const section = z
  .strictObject({
    credentialsSecret: text('secret')
      .describe('Secret with the keys rootUser and rootPassword.')
      .meta({ examples: ['loki-minio-secret'] }),
    volume: size.prefault(VOLUME.toString()).describe("Each of MinIO's drives."),
  })
  .optional()
  .describe('The MinIO that the chart bundles: for staging, where losing the logs is no loss.');

export const minio = {
  section,
  resolve: ({ credentialsSecret: secret, volume = VOLUME }: MinioStorageProps): MinioStorage => ({
    kind: 'minio',
    secret,
    volume,
  }),
  objectStore: 's3',
  configKeys: [],
  isShared: true,
  overlay: 'loki/storage-minio.yaml',
  values: () => ({}),
  owned: {},
  annotations: () => ({}),
  // MinIO's own Secret under the names that Loki's S3 client reads.
  credentials: ({ secret }) => ({
    extraEnv: [
      fromSecret('AWS_ACCESS_KEY_ID', secret, 'rootUser'),
      fromSecret('AWS_SECRET_ACCESS_KEY', secret, 'rootPassword'),
    ],
  }),
  secret: ({ secret }) => ({
    name: secret,
    keys: { rootUser: 'name of the administrator of MinIO', rootPassword: 'password, 8 characters or more' },
    purpose: 'MinIO starts with it, and Loki stores chunks with it',
  }),
  describe: () => 'the MinIO beside Loki',
  calls: () => undefined,
  counters: S3_COUNTERS,
  bucket: () => undefined,
  rulerBucket: () => undefined,
  companion: { part: 'minio', port: MINIO_PORT, values: minioValues, initContainer: makeBucket },
} as const satisfies StorageKind<MinioStorage, MinioStorageProps>;
