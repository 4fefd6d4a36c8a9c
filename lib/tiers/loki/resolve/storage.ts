import type { LokiStorage } from '../storage';
import type { ParsedInstallation } from './loki';

type Parsed = ParsedInstallation['storage'];

/** The one kind that is given. */
export function resolveStorage({ s3, gcs, minio }: Parsed): LokiStorage {
  if (s3) {
    const { credentialsSecret, roleArn = '', ...rest } = s3;
    return {
      kind: 's3',
      ...rest,
      identity: credentialsSecret === undefined ? { roleArn } : { secret: credentialsSecret },
    };
  }
  if (gcs) {
    const { credentialsSecret, serviceAccount = '', buckets } = gcs;
    const identity = credentialsSecret === undefined ? { serviceAccount } : { secret: credentialsSecret };
    return { kind: 'gcs', buckets, identity };
  }
  if (minio) return { kind: 'minio', secret: minio.credentialsSecret, volume: minio.volume };
  return { kind: 'filesystem' };
}
