import type { JsonObject } from '../../kubernetes/json';
import { fromSecret } from '../../kubernetes/secret-variable';
import { dialectOf } from './dialect';
import { RELEASE } from './names';
import { MINIO_BUCKET } from './object-store';
import { resourceValues } from './resources';
import type { ResolvedLoki } from './settings';
import type { MinioStorage } from './storage';

/** grafana/loki@helm-loki-6.49.0 and loki-18.11.0: minio 5.4.0, values.yaml, mcImage */
const CLIENT_IMAGE = 'quay.io/minio/mc:RELEASE.2024-11-21T17-21-54Z';

export const MINIO_PORT = 9000;

const MAKE_BUCKET = `until mc alias set minio "$MINIO_URL" "$MINIO_USER" "$MINIO_PASSWORD"; do sleep 2; done
mc mb --ignore-existing minio/${MINIO_BUCKET}
`;

/** Values of the MinIO beside Loki, without which the chart runs none. */
export function minioValues(props: ResolvedLoki): JsonObject {
  const { storage, storageClass, chart } = props;
  if (storage.kind !== 'minio') return {};
  return {
    ...dialectOf(chart).minio,
    minio: {
      existingSecret: storage.secret,
      persistence: {
        size: storage.volume.toString(),
        ...(storageClass === undefined ? {} : { storageClass }),
      },
      ...resourceValues(props, 'minio'),
    },
  };
}

/**
 * Makes the bucket before the component that deletes old logs starts, which would exit without it. The chart's own
 * hook runs only after Loki is ready: with `helm --wait`, Flux or Argo CD that is never.
 */
export function bucketContainer(storage: MinioStorage): JsonObject {
  return {
    name: 'make-bucket',
    image: CLIENT_IMAGE,
    command: ['/bin/sh', '-ec', MAKE_BUCKET],
    env: [
      { name: 'MC_CONFIG_DIR', value: '/tmp/mc' },
      { name: 'MINIO_URL', value: `http://${RELEASE}-minio:${MINIO_PORT}` },
      fromSecret('MINIO_USER', storage.secret, 'rootUser'),
      fromSecret('MINIO_PASSWORD', storage.secret, 'rootPassword'),
    ],
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}
