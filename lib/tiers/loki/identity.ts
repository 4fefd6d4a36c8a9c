import type { JsonObject } from '../../kubernetes/json';
import { fromSecret } from '../../kubernetes/secret-variable';
import { RELEASE } from './names';
import type { LokiStorage } from './storage';

const GCS_KEY_DIRECTORY = '/etc/loki/gcs';

/** Values of the ServiceAccount by which a cloud knows Loki; its name is part of the trust. */
export function serviceAccountValues(storage: LokiStorage): JsonObject {
  const annotations = identityAnnotations(storage);
  return annotations === undefined ? {} : { serviceAccount: { name: RELEASE, annotations } };
}

function identityAnnotations(storage: LokiStorage): JsonObject | undefined {
  if (storage.kind === 's3' && 'roleArn' in storage.identity) {
    return { 'eks.amazonaws.com/role-arn': storage.identity.roleArn };
  }
  if (storage.kind === 'gcs' && 'serviceAccount' in storage.identity) {
    return { 'iam.gke.io/gcp-service-account': storage.identity.serviceAccount };
  }
  return undefined;
}

/** Values of a component that uses the store: how a Secret reaches the client libraries' default chain. */
export function credentialValues(storage: LokiStorage): JsonObject {
  if (storage.kind === 'minio') return minioCredentials(storage.secret);
  if (storage.kind === 's3' && 'secret' in storage.identity) {
    return { extraEnvFrom: [{ secretRef: { name: storage.identity.secret } }] };
  }
  if (storage.kind === 'gcs' && 'secret' in storage.identity) return gcsCredentials(storage.identity.secret);
  return {};
}

/** MinIO's own Secret under the names that Loki's S3 client reads. */
function minioCredentials(secret: string): JsonObject {
  return {
    extraEnv: [
      fromSecret('AWS_ACCESS_KEY_ID', secret, 'rootUser'),
      fromSecret('AWS_SECRET_ACCESS_KEY', secret, 'rootPassword'),
    ],
  };
}

function gcsCredentials(secret: string): JsonObject {
  return {
    extraEnv: [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: `${GCS_KEY_DIRECTORY}/key.json` }],
    extraVolumes: [{ name: 'gcs-key', secret: { secretName: secret } }],
    extraVolumeMounts: [{ name: 'gcs-key', mountPath: GCS_KEY_DIRECTORY, readOnly: true }],
  };
}
