import type { JsonObject } from '../../../kubernetes/json';
import { fromSecret } from '../../../kubernetes/secret-variable';
import type { Size } from '../../../units/size';
import { dialectOf } from '../dialect';
import { MINIO_PORT, RELEASE } from '../names';
import { resourceValues } from '../resources';
import type { CompanionContext } from './kind';

/** grafana/loki@helm-loki-6.49.0 and loki-18.11.0: minio 5.4.0, values.yaml, mcImage */
const CLIENT_IMAGE = 'quay.io/minio/mc:RELEASE.2024-11-21T17-21-54Z';

/** Bucket that the chart makes Loki use with its MinIO. */
const BUCKET = 'chunks';

const MAKE_BUCKET = `until mc alias set minio "$MINIO_URL" "$MINIO_USER" "$MINIO_PASSWORD"; do sleep 2; done
mc mb --ignore-existing minio/${BUCKET}
`;

/** Values of the MinIO beside Loki, without which the chart runs none. */
export function minioValues(
  { secret, volume }: { readonly secret: string; readonly volume: Size },
  { chart, storageClass, resources }: CompanionContext,
): JsonObject {
  return {
    ...dialectOf(chart).minio,
    minio: {
      existingSecret: secret,
      persistence: {
        size: volume.toString(),
        ...(storageClass === undefined ? {} : { storageClass }),
      },
      ...resourceValues({ resources }, 'minio'),
    },
  };
}

/**
 * Makes the bucket before the component that deletes old logs starts, which would exit without it. The chart's own
 * hook runs only after Loki is ready: with `helm --wait`, Flux or Argo CD that is never.
 */
export function makeBucket({ secret }: { readonly secret: string }): JsonObject {
  return {
    name: 'make-bucket',
    image: CLIENT_IMAGE,
    command: ['/bin/sh', '-ec', MAKE_BUCKET],
    env: [
      { name: 'MC_CONFIG_DIR', value: '/tmp/mc' },
      { name: 'MINIO_URL', value: `http://${RELEASE}-minio:${MINIO_PORT}` },
      fromSecret('MINIO_USER', secret, 'rootUser'),
      fromSecret('MINIO_PASSWORD', secret, 'rootPassword'),
    ],
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}
