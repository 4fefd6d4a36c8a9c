import type { JsonObject } from '../../kubernetes/json';
import type { LokiSettings } from '../../tiers/loki/settings';
import { STORAGE_KIND_NAMES, type StorageKindName } from '../../tiers/loki/storage/kinds';
import type { LokiTopology } from '../../tiers/loki/topology';
import { type ChartFeatures, type Feature, IMAGES } from './feature';

const S3 = { region: 'eu-central-1', buckets: { chunks: 'proof-chunks' }, credentialsSecret: 'loki-s3' };

const STORES: Readonly<Record<StorageKindName, JsonObject>> = {
  s3: { s3: S3 },
  gcs: {
    gcs: {
      buckets: { chunks: 'proof-chunks' },
      serviceAccount: 'loki@proof.iam.gserviceaccount.com',
    },
  },
  azure: {
    azure: { account: 'proof', containers: { chunks: 'chunks' }, credentialsSecret: 'loki-azure' },
  },
  filesystem: { filesystem: {} },
  minio: { minio: { credentialsSecret: 'loki-minio' } },
};

const STORED_IN: Readonly<Record<StorageKindName, string>> = {
  s3: 'store in S3',
  gcs: 'store in Google Cloud Storage',
  azure: 'store in Azure',
  filesystem: 'store on a disk',
  minio: 'MinIO of its own',
};

const ASKED_TOPOLOGY: Readonly<Record<LokiTopology, JsonObject>> = {
  monolithic: { topology: 'monolithic', replicas: 3, replicationFactor: 3, storage: { s3: S3 } },
  'simple-scalable': { topology: 'simple-scalable', replicationFactor: 3, storage: { s3: S3 } },
  distributed: { topology: 'distributed', replicationFactor: 3, storage: { s3: S3 } },
};

const TOPOLOGIES = Object.keys(ASKED_TOPOLOGY) as LokiTopology[]; // which forgets the type of its keys

const PASSWORDS = {
  tenant: 'proof',
  access: 'gateway',
  gateway: { authentication: { htpasswdSecret: 'loki-htpasswd', credentialsSecret: 'loki-credentials' } },
};

const RULES: JsonObject = {
  alertmanager: 'http://alertmanager.monitoring.svc:9093',
  groups: [{ name: 'proof', rules: [{ alert: 'Proof', expr: 'sum(rate({app="proof"} [5m])) > 1' }] }],
};

function feature(name: string, says: string, isUsed: (loki: LokiSettings) => boolean, loki: JsonObject): Feature {
  return {
    name,
    says,
    isUsed: (environment) => environment.loki !== undefined && isUsed(environment.loki),
    asked: { loki: { storage: STORES.filesystem, ...loki } },
  };
}

/** Everything that an environment file can ask of the chart for Loki. */
export const LOKI_FEATURES: ChartFeatures = {
  pin: ['loki', 'chart'],
  plain: { collector: { alloy: { namespace: 'collectors' } }, loki: { namespace: 'loki', retention: '7d' } },
  features: [
    feature('plain', 'usable form', () => true, {}),
    ...TOPOLOGIES.map((topology) =>
      feature(
        `topology-${topology}`,
        `topology ${topology}`,
        (loki) => loki.topology === topology && isReplicated(loki),
        ASKED_TOPOLOGY[topology],
      ),
    ),
    ...STORAGE_KIND_NAMES.map((kind) =>
      feature(`storage-${kind}`, STORED_IN[kind], (loki) => isKept(loki, kind), { storage: STORES[kind] }),
    ),
    feature('zones', 'ingesters in zones', ({ zones }) => zones !== undefined, {
      ...ASKED_TOPOLOGY.distributed,
      replicas: { ingester: 3 },
      zones: ['a', 'b', 'c'],
    }),
    feature('tenant', 'tenant', ({ tenant }) => tenant !== undefined, { tenant: 'proof' }),
    feature('passwords', 'passwords at its gateway', ({ authentication }) => authentication !== undefined, PASSWORDS),
    feature('gateway-replicas', 'gateway of several pods', ({ gatewayReplicas }) => gatewayReplicas > 1, {
      gateway: { replicas: 2 },
    }),
    feature('ingress', 'Ingress', ({ ingress }) => ingress !== undefined, {
      ...PASSWORDS,
      gateway: {
        ...PASSWORDS.gateway,
        ingress: { host: 'logs.example.com', className: 'nginx', tlsSecret: 'logs-tls' },
      },
    }),
    feature('canary-off', 'way without the canary', ({ canary }) => !canary, { canary: false }),
    feature('caches', 'caches', ({ caches }) => caches.chunks !== undefined || caches.results !== undefined, {
      caches: { chunks: '512Mi', results: '256Mi' },
    }),
    feature('rules', 'rules', ({ rules }) => rules !== undefined, { rules: RULES }),
    feature('rules-stored', 'rules in a bucket', ({ rules }) => rules?.groups.length === 0, {
      storage: { s3: { ...S3, buckets: { chunks: 'proof-chunks', ruler: 'proof-ruler' } } },
      rules: { alertmanager: 'http://alertmanager.monitoring.svc:9093' },
    }),
    feature('storage-class', 'storage class', ({ storageClass }) => storageClass !== undefined, {
      storageClass: 'fast',
    }),
    {
      ...IMAGES,
      asked: { loki: { storage: STORES.minio, caches: { chunks: '512Mi' }, rules: RULES }, ...IMAGES.asked },
    },
  ],
};

function isReplicated({ topology, replicas }: LokiSettings): boolean {
  return topology !== 'monolithic' || (replicas['single-binary'] ?? 1) > 1;
}

function isKept({ storage, earlierStorage }: LokiSettings, kind: StorageKindName): boolean {
  return [storage, ...earlierStorage].some((each) => each.kind === kind);
}
