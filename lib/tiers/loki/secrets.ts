import type { SecretNeed } from '../../kubernetes/secret-need';
import { credentialNeeds } from '../credential-need';
import { canaryEndpoint } from './canary-endpoint';
import type { ResolvedLoki } from './settings';
import type { LokiStorage } from './storage';
import { canaryWorkload } from './workloads';

/** The Secrets of the release: of its store, of its gateway, and of the canary that calls it. */
export function lokiSecrets(props: ResolvedLoki): readonly SecretNeed[] {
  const { storage, namespace } = props;
  const store = storageSecret(storage);
  return [
    ...(store === undefined ? [] : [{ ...store, namespace }]),
    ...gatewaySecret(props),
    ...(props.canary ? credentialNeeds(canaryEndpoint(props), canaryWorkload(props).name, namespace) : []),
  ];
}

function gatewaySecret({ authentication, gatewayReplicas, namespace }: ResolvedLoki): readonly SecretNeed[] {
  if (authentication === undefined || gatewayReplicas === 0) return [];
  return [
    {
      name: authentication.htpasswdSecret,
      namespace,
      keys: {
        '.htpasswd':
          'a line for each user, as `htpasswd -nB NAME` prints it: it asks for the password, and shows it nowhere',
      },
      purpose: 'the gateway lets in the users that it lists',
    },
  ];
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
