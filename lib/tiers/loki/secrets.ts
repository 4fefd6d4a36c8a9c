import type { SecretNeed } from '../../kubernetes/secret-need';
import type { LokiProps } from './props';
import type { LokiStorage } from './storage';

/** The Secret with which Loki opens its store, if it needs one. */
export function lokiSecrets({ storage, namespace }: Pick<LokiProps, 'storage' | 'namespace'>): readonly SecretNeed[] {
  const need = storageSecret(storage);
  return need === undefined ? [] : [{ ...need, namespace }];
}

function storageSecret(storage: LokiStorage): Omit<SecretNeed, 'namespace'> | undefined {
  if (storage.kind === 'minio') {
    return {
      name: storage.secret,
      keys: { rootUser: 'name of the administrator of MinIO', rootPassword: 'password, 8 characters or more' },
      purpose: 'MinIO starts with it, and Loki stores chunks with it',
    };
  }
  if (storage.kind === 's3' && 'secret' in storage.identity) {
    return {
      name: storage.identity.secret,
      keys: { AWS_ACCESS_KEY_ID: 'access key', AWS_SECRET_ACCESS_KEY: 'secret key' },
      purpose: `Loki stores chunks in the bucket ${storage.buckets.chunks} with it`,
    };
  }
  if (storage.kind === 'gcs' && 'secret' in storage.identity) {
    return {
      name: storage.identity.secret,
      keys: { 'key.json': 'key file of a Google service account' },
      purpose: `Loki stores chunks in the bucket ${storage.buckets.chunks} with it`,
    };
  }
  return undefined;
}
