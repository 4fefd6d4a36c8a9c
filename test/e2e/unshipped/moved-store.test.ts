import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeReal } from '../../support/programs';
import { moves } from '../moved-store';
import { type ObjectServer, startGcs, startS3, writeGoogleKey } from '../object-stores';

const BUCKET = 'loki-chunks';
const FAKE_KEYS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };

/** The day on which this runs: periods are whole days of UTC. */
const today = new Date().toISOString().slice(0, 10);

describeReal(
  'no environment ships: lines from a disk, boltdb-shipper and v11 to S3, tsdb and v13',
  ['loki', 'gofakes3'],
  ({ loki, gofakes3 }) => {
    moves(loki, async (undo) => {
      const store = await startS3(gofakes3, BUCKET, undo);
      const old = '{ from: "2024-04-01", schema: v11, store: boltdb-shipper, objectStore: filesystem }';
      return {
        store,
        before: environment('6.49.0', 'filesystem: {}', `structuredMetadata: false, schema: [${old}]`),
        after: environment(
          '6.49.0',
          s3At(store),
          `structuredMetadata: true, earlierStorage: { filesystem: {} }, schema: [${old}, { from: "${today}" }]`,
        ),
        variables: FAKE_KEYS,
      };
    });
  },
);

describeReal(
  'no environment ships: lines from S3 to Google Cloud Storage',
  ['loki-3.7', 'gofakes3', 'fake-gcs-server'],
  ({ 'loki-3.7': loki, gofakes3, 'fake-gcs-server': gcs }) => {
    moves(loki, async (undo, folder) => {
      const old = await startS3(gofakes3, BUCKET, undo);
      const store = await startGcs(gcs, BUCKET, undo);
      const key = join(folder, 'etc/loki/gcs/key.json');
      mkdirSync(join(key, '..'), { recursive: true });
      await writeGoogleKey(key, undo);
      const period = '{ from: "2024-04-01", objectStore: s3 }';
      return {
        store,
        before: environment('18.11.0', s3At(old), `schema: [${period}]`),
        after: environment(
          '18.11.0',
          `gcs: { buckets: { chunks: ${BUCKET} }, credentialsSecret: loki-gcs }`,
          `earlierStorage: { ${s3At(old)} }, schema: [${period}, { from: "${today}" }]`,
        ),
        variables: { ...FAKE_KEYS, STORAGE_EMULATOR_HOST: store.url },
      };
    });
  },
);

function environment(version: string, storage: string, settings: string): string {
  return `
cluster: production
platform: { distribution: k3s, nodes: 1 }
delivery: { flux: {} }
loki:
  { namespace: monitoring, retention: 30d, canary: false, chart: { version: ${version} }, storage: { ${storage} }, ${settings} }
collector:
  alloy: { namespace: monitoring }
`.trimStart();
}

function s3At({ url }: ObjectServer): string {
  return `s3: { endpoint: "${url}", region: us-east-1, forcePathStyle: true, buckets: { chunks: ${BUCKET} }, credentialsSecret: loki-s3 }`;
}
