import type { JsonObject } from '../../lib/kubernetes/json';
import { DISTRIBUTED, SCALABLE } from './pods';
import type { Row } from './row';

const EMPTY_BUCKETS = { buckets: { chunks: 'logs-elsewhere' }, region: 'eu-central-1' };

const S3: JsonObject = {
  s3: { ...EMPTY_BUCKETS, endpoint: 'http://10.0.0.9:9000', forcePathStyle: true, credentialsSecret: 'loki-s3' },
};

const LATER: JsonObject[] = [{ from: '2024-04-01' }, { from: '2030-01-01', indexPrefix: 'later_' }];

function patched(kind: string, name: string, ...operations: JsonObject[]): JsonObject {
  return { patches: [{ target: { kind, name }, operations }] };
}

const OF_OTHERS: JsonObject = {
  existing: { pushUrl: 'http://loki.loki.svc.cluster.local:3100/loki/api/v1/push' },
  ...{ namespace: null, limits: null, topology: null, replicas: null, retention: null, volume: null },
  ...{ gateway: null, values: null, storage: null },
};

/** What the pods hold, and how far back queries see. */
const HELD: readonly Row[] = [
  {
    title: 'Loki writes no log of what it has not stored',
    of: 'local',
    head: { loki: { values: { loki: { ingester: { wal: { enabled: false } } } } } },
    effects: ['loses data/wal'],
    restarts: ['StatefulSet logging/loki'],
  },
  {
    title: 'Loki writes a log again',
    of: 'local',
    base: { loki: { values: { loki: { ingester: { wal: { enabled: false } } } } } },
    effects: [],
    restarts: ['StatefulSet logging/loki'],
  },
  {
    title: 'the log of Loki moves with its folder',
    of: 'homelab-production',
    head: { loki: { values: { loki: { commonConfig: { path_prefix: '/var/loki/data' } } } } },
    effects: ['loses data/wal'],
    restarts: [
      'Deployment monitoring/loki-read',
      'StatefulSet monitoring/loki-backend',
      'StatefulSet monitoring/loki-write',
    ],
    steps: ['before: kubectl get'],
  },
  {
    title: 'the log of Loki moves, and is empty when its pods end',
    of: 'local',
    head: { loki: { values: { loki: { ingester: { wal: { dir: '/var/loki/log' } } } } } },
    effects: [],
    restarts: ['StatefulSet logging/loki'],
  },
  {
    title: 'one copy of each line in place of three',
    of: 'cloud-aws',
    head: { loki: { replicationFactor: 1 } },
    effects: ['careful data/copies'],
    restarts: [
      'Deployment logging/loki-distributor',
      'Deployment logging/loki-querier',
      'Deployment logging/loki-query-frontend',
      'Deployment logging/loki-query-scheduler',
      'StatefulSet logging/loki-compactor',
      'StatefulSet logging/loki-index-gateway',
      'StatefulSet logging/loki-ingester',
      'StatefulSet logging/loki-ruler',
    ],
  },
  {
    title: 'three copies of each line in place of one',
    of: 'cloud-aws',
    base: { loki: { replicationFactor: 1 } },
    effects: ['told data/copies'],
    restarts: [
      'Deployment logging/loki-distributor',
      'Deployment logging/loki-querier',
      'Deployment logging/loki-query-frontend',
      'Deployment logging/loki-query-scheduler',
      'StatefulSet logging/loki-compactor',
      'StatefulSet logging/loki-index-gateway',
      'StatefulSet logging/loki-ingester',
      'StatefulSet logging/loki-ruler',
    ],
  },
  {
    title: 'queries see one day',
    of: 'homelab-production',
    head: { loki: { values: { loki: { limits_config: { max_query_lookback: '24h' } } } } },
    effects: ['loses data/lookback'],
    restarts: [
      'Deployment monitoring/loki-read',
      'StatefulSet monitoring/loki-backend',
      'StatefulSet monitoring/loki-write',
    ],
  },
  {
    title: 'queries of one tenant see more than before',
    of: 'homelab-production',
    base: { loki: { values: { loki: { runtimeConfig: { overrides: { fake: { max_query_lookback: '24h' } } } } } } },
    head: { loki: { values: { loki: { runtimeConfig: { overrides: { fake: { max_query_lookback: '48h' } } } } } } },
    effects: ['told data/lookback'],
  },
  {
    title: 'ingesters get zones',
    of: 'cloud-aws',
    head: { loki: { replicas: { ingester: 6 }, zones: ['a', 'b', 'c'] } },
    effects: ['loses data/claims-left'],
    restarts: [
      'Deployment logging/loki-distributor',
      'Deployment logging/loki-querier',
      'Deployment logging/loki-query-frontend',
      'Deployment logging/loki-query-scheduler',
      'StatefulSet logging/loki-compactor',
      'StatefulSet logging/loki-index-gateway',
      'StatefulSet logging/loki-ruler',
    ],
    steps: ['before: kubectl get', 'after: kubectl get pvc'],
  },
  {
    title: 'ingesters lose their zones, which is told once',
    of: 'cloud-aws',
    base: { loki: { replicas: { ingester: 6 }, zones: ['a', 'b', 'c'] } },
    head: { loki: { replicas: { ingester: 6 } } },
    effects: ['loses data/claims-left'],
    restarts: [
      'Deployment logging/loki-distributor',
      'Deployment logging/loki-querier',
      'Deployment logging/loki-query-frontend',
      'Deployment logging/loki-query-scheduler',
      'StatefulSet logging/loki-compactor',
      'StatefulSet logging/loki-index-gateway',
      'StatefulSet logging/loki-ruler',
    ],
    steps: ['before: kubectl get', 'after: kubectl get pvc'],
  },
];

/** Changes of the time that lines are kept. */
const RETENTION: readonly Row[] = [
  {
    title: 'a shorter retention deletes lines, as late as the compactor is told',
    of: 'homelab-production',
    head: { loki: { retention: '7d', values: { loki: { compactor: { retention_delete_delay: '48h' } } } } },
    effects: ['loses data/retention'],
    restarts: SCALABLE,
    steps: ['before: Copy what must outlive'],
  },
  {
    title: 'nothing is deleted any more',
    of: 'homelab-production',
    head: { loki: { values: { loki: { compactor: { retention_enabled: false } } } } },
    effects: ['told data/retention'],
    restarts: SCALABLE,
  },
  {
    title: 'what was kept for ever is deleted after the retention',
    of: 'homelab-production',
    base: { loki: { values: { loki: { compactor: { retention_enabled: false } } } } },
    effects: ['loses data/retention'],
    restarts: SCALABLE,
    steps: ['before: Copy what must outlive'],
  },
  {
    title: 'a shorter retention of plain objects',
    of: 'standalone',
    head: { loki: { retention: '2d' } },
    effects: ['loses data/retention'],
    restarts: ['StatefulSet monitoring/loki'],
    steps: ['before: Copy what must outlive'],
  },
  {
    title: 'lines of some streams go earlier',
    of: 'homelab-production',
    head: {
      loki: {
        values: {
          loki: {
            limits_config: { retention_stream: [{ selector: '{namespace="dev"}', priority: 1, period: '24h' }] },
          },
        },
      },
    },
    effects: ['loses data/stream-retention'],
    restarts: SCALABLE,
    steps: ['before: Copy what must outlive'],
  },
  {
    title: 'lines of some streams stay longer than all others',
    of: 'homelab-production',
    head: {
      loki: {
        values: {
          loki: {
            limits_config: { retention_stream: [{ selector: '{namespace="dev"}', priority: 1, period: '2400h' }] },
          },
        },
      },
    },
    effects: ['told data/stream-retention'],
    restarts: SCALABLE,
  },
  {
    title: 'lines of some streams, which stayed longer, go with all others',
    of: 'homelab-production',
    base: {
      loki: {
        values: {
          loki: {
            limits_config: { retention_stream: [{ selector: '{namespace="dev"}', priority: 1, period: '2400h' }] },
          },
        },
      },
    },
    effects: ['loses data/stream-retention'],
    restarts: SCALABLE,
    steps: ['before: Copy what must outlive'],
  },
  {
    title: 'lines of one tenant go earlier',
    of: 'homelab-production',
    head: { loki: { values: { loki: { runtimeConfig: { overrides: { fake: { retention_period: '48h' } } } } } } },
    effects: ['loses data/stream-retention'],
    steps: ['before: Copy what must outlive'],
  },
];

/** Changes of who may have lines deleted. */
const DELETES: readonly Row[] = [
  {
    title: 'nobody may have lines deleted any more',
    of: 'local',
    head: { loki: { values: { loki: { limits_config: { deletion_mode: 'disabled' } } } } },
    effects: ['careful data/deletes'],
    restarts: ['StatefulSet logging/loki'],
  },
  {
    title: 'lines are hidden that somebody wants deleted, and kept',
    of: 'local',
    head: { loki: { values: { loki: { limits_config: { deletion_mode: 'filter-only' } } } } },
    effects: ['told data/deletes'],
    restarts: ['StatefulSet logging/loki'],
  },
];

/** Changes of where lines are, in which format, and whose they are. */
const STORE: readonly Row[] = [
  {
    title: 'another bucket hides lines, and rules with them',
    of: 'homelab-production',
    head: { loki: { storage: { s3: { buckets: { chunks: 'others', ruler: 'others' } } } } },
    effects: ['loses data/store'],
    restarts: SCALABLE,
    steps: ['before: Copy all objects to'],
  },
  {
    title: 'another endpoint hides lines',
    of: 'homelab-production',
    head: { loki: { storage: { s3: { endpoint: 'http://10.0.40.11:9000' } } } },
    effects: ['loses data/store'],
    restarts: SCALABLE,
    steps: ['before: Copy all objects to'],
  },
  {
    title: 'another region is looked at',
    of: 'homelab-production',
    head: { loki: { storage: { s3: { region: 'eu-central-1' } } } },
    effects: ['careful data/store'],
    restarts: SCALABLE,
  },
  {
    title: 'a prefix hides lines',
    of: 'homelab-production',
    head: { loki: { values: { loki: { storage_config: { object_prefix: 'loki' } } } } },
    effects: ['loses data/store'],
    restarts: SCALABLE,
    steps: ['before: Copy all objects to'],
  },
  {
    title: 'the MinIO of the release makes room for a store of others',
    of: 'homelab-staging',
    head: { loki: { storage: { minio: null, ...S3 } }, acknowledge: null },
    effects: ['loses data/store'],
    restarts: SCALABLE,
    steps: ['before: Copy all objects to', 'before: Put the Secret `monitoring/loki-s3`'],
  },
  {
    title: 'from a disk to an object store, and nothing keeps the old lines',
    of: 'local',
    head: { loki: { storage: { filesystem: null, ...S3 } } },
    effects: ['loses data/store'],
    restarts: ['StatefulSet logging/loki'],
    steps: ['before: Keep both: append a', 'before: kubectl create secret'],
  },
  {
    title: 'from an object store to a disk',
    of: 'local',
    base: { loki: { storage: { filesystem: null, ...S3 } } },
    effects: ['loses data/store'],
    restarts: ['StatefulSet logging/loki'],
    steps: ['before: Keep both: append a'],
  },
  {
    title: 'from a disk to an object store, with the old lines as earlier storage',
    of: 'local',
    head: {
      loki: {
        storage: { filesystem: null, ...S3 },
        earlierStorage: { filesystem: {} },
        schema: [
          { from: '2024-04-01', objectStore: 'filesystem' },
          { from: '2030-01-01', objectStore: 's3' },
        ],
      },
    },
    effects: ['told data/schema'],
    restarts: ['StatefulSet logging/loki'],
    steps: ['before: kubectl create secret'],
  },
  {
    title: 'rules that the API was given are left behind',
    of: 'cloud-aws',
    head: { loki: { storage: { s3: { buckets: { ruler: 'other-rules' } } } } },
    effects: ['loses data/rules-store'],
    restarts: DISTRIBUTED,
    steps: ['before: lokitool rules print'],
  },
  {
    title: 'rules are evaluated no more',
    of: 'cloud-aws',
    head: { loki: { rules: null } },
    effects: ['loses data/rules-store'],
    restarts: [
      'Deployment logging/loki-distributor',
      'Deployment logging/loki-querier',
      'Deployment logging/loki-query-frontend',
      'Deployment logging/loki-query-scheduler',
      'StatefulSet logging/loki-compactor',
      'StatefulSet logging/loki-index-gateway',
      'StatefulSet logging/loki-ingester',
    ],
    steps: ['before: lokitool rules print'],
  },
  {
    title: 'a schema period begins later',
    of: 'homelab-production',
    head: { loki: { schema: LATER } },
    effects: ['told data/schema'],
    restarts: SCALABLE,
  },
  {
    title: 'a schema period goes',
    of: 'homelab-production',
    base: { loki: { schema: LATER } },
    effects: ['loses data/schema'],
    restarts: SCALABLE,
    steps: ['before: Leave the period from'],
  },
  {
    title: 'a schema period changes',
    of: 'homelab-production',
    head: { loki: { schema: [{ from: '2024-04-01', indexPrefix: 'other_' }] } },
    effects: ['loses data/schema'],
    restarts: SCALABLE,
    steps: ['before: Leave the period from'],
  },
  {
    title: 'a schema period comes before the newest',
    of: 'homelab-production',
    base: { loki: { schema: LATER } },
    head: { loki: { schema: [LATER[0] ?? {}, { from: '2025-01-01', indexPrefix: 'between_' }, LATER[1] ?? {}] } },
    effects: ['loses data/schema'],
    restarts: SCALABLE,
    steps: ['before: Let the period begin'],
  },
  {
    title: 'a first tenant hides all lines',
    of: 'homelab-production',
    head: { loki: { tenant: 'prod' } },
    effects: ['loses data/tenant'],
    restarts: ['DaemonSet monitoring/loki-canary', ...SCALABLE],
    steps: ['before: Wait until nobody needs'],
  },
  {
    title: 'another tenant, by OpenTelemetry',
    of: 'talos-ambient',
    head: { loki: { tenant: 'dev' } },
    effects: ['loses data/tenant'],
    restarts: ['DaemonSet loki/loki-canary', 'DaemonSet otel-shipper/otel-shipper-opentelemetry-collector-agent'],
    steps: ['before: Wait until nobody needs'],
  },
  {
    title: 'no tenant any more',
    of: 'talos-ambient',
    head: { loki: { tenant: null } },
    effects: ['loses data/tenant'],
    restarts: [
      'DaemonSet loki/loki-canary',
      'StatefulSet loki/loki',
      'DaemonSet otel-shipper/otel-shipper-opentelemetry-collector-agent',
    ],
    steps: ['before: Wait until nobody needs'],
  },
  {
    title: 'another tenant, by Promtail',
    of: 'local',
    base: { loki: { tenant: 'one' } },
    head: { loki: { tenant: 'two' } },
    effects: ['loses data/tenant'],
    restarts: ['DaemonSet logging/loki-canary', 'DaemonSet logging/promtail'],
    steps: ['before: Wait until nobody needs'],
  },
  {
    title: 'another tenant, by Alloy, of a Loki of others',
    of: 'rke2-prod',
    head: { loki: { existing: { tenant: 'dev' } } },
    effects: ['loses data/tenant'],
    steps: ['before: Wait until nobody needs'],
  },
  {
    title: 'the Loki of others is another one',
    of: 'rke2-dev',
    head: { loki: { existing: { pushUrl: 'http://loki.elsewhere.svc.cluster.local:3100/loki/api/v1/push' } } },
    effects: ['careful data/loki-replaced'],
    steps: ['after: Keep a data source'],
  },
  {
    title: 'the own Loki makes room for that of others',
    of: 'local',
    head: { loki: OF_OTHERS },
    effects: ['loses data/loki-replaced'],
    restarts: ['DaemonSet logging/promtail'],
    steps: ['before: Let whoever needs the', 'after: Keep a data source'],
  },
  {
    title: 'a Loki of its own in place of that of others',
    of: 'rke2-dev',
    head: {
      loki: {
        existing: null,
        namespace: 'loki',
        topology: 'monolithic',
        replicas: 1,
        retention: '7d',
        storage: { filesystem: {} },
      },
    },
    effects: ['loses data/loki-replaced'],
    steps: ['before: Let whoever needs the', 'after: Keep a data source'],
  },
];

/** Changes of volumes, and of what holds them. */
const VOLUMES: readonly Row[] = [
  {
    title: 'larger volumes, by Flux',
    of: 'homelab-production',
    head: { loki: { volume: '20Gi' } },
    effects: ['refused impossible/claim-templates'],
    steps: ['before: kubectl patch pvc', 'during: kubectl delete statefulset', 'during: flux reconcile helmrelease'],
  },
  {
    title: 'smaller volumes',
    of: 'homelab-production',
    head: { loki: { volume: '5Gi' } },
    effects: ['refused impossible/claim-templates'],
    steps: ['during: kubectl delete statefulset', 'during: flux reconcile helmrelease'],
  },
  {
    title: 'another class, by Argo CD',
    of: 'talos-ambient',
    head: { loki: { storageClass: 'fast' } },
    effects: ['refused impossible/claim-templates'],
    steps: ['during: argocd app terminate-op', 'during: kubectl delete statefulset', 'during: argocd app sync'],
  },
  {
    title: 'larger volumes of plain objects',
    of: 'standalone',
    head: { loki: { volume: '60Gi' } },
    effects: ['refused impossible/claim-templates'],
    steps: ['before: kubectl patch pvc', 'before: kubectl delete statefulset'],
  },
  {
    title: 'a larger MinIO',
    of: 'homelab-staging',
    head: { loki: { storage: { minio: { volume: '40Gi' } } } },
    effects: ['refused impossible/claim-templates'],
    steps: ['before: kubectl patch pvc', 'during: kubectl delete statefulset', 'during: flux reconcile helmrelease'],
  },
  {
    title: 'no volume any more, by an override',
    of: 'local',
    head: { loki: { values: { singleBinary: { persistence: { enabled: false } } } } },
    effects: ['refused impossible/claim-templates'],
    restarts: ['StatefulSet logging/loki'],
    steps: ['during: kubectl delete statefulset', 'during: flux reconcile helmrelease'],
  },
  {
    title: 'larger volumes and a shorter retention',
    of: 'homelab-production',
    head: { loki: { volume: '20Gi', retention: '14d' } },
    effects: ['refused impossible/claim-templates', 'loses data/retention'],
    restarts: SCALABLE,
    steps: [
      'before: kubectl patch pvc',
      'during: kubectl delete statefulset',
      'during: flux reconcile helmrelease',
      'before: Copy what must outlive',
    ],
  },
  {
    title: 'claims go with their pods from now on',
    of: 'homelab-production',
    head: { loki: { values: { write: { persistence: { enableStatefulSetAutoDeletePVC: true } } } } },
    effects: ['careful data/claim-policy'],
  },
  {
    title: 'claims stay from now on',
    of: 'homelab-production',
    base: { loki: { values: { write: { persistence: { enableStatefulSetAutoDeletePVC: true } } } } },
    effects: ['told data/claim-policy'],
  },
  {
    title: 'Loki moves to another namespace, by Flux',
    of: 'homelab-production',
    head: { loki: { namespace: 'logs' } },
    effects: ['loses impossible/release'],
    steps: ['before: kubectl get', 'after: kubectl get pvc', 'before: Put the Secret `logs/loki-s3-secret`'],
  },
  {
    title: 'Loki moves to another namespace, by Argo CD',
    of: 'talos-ambient',
    head: { loki: { namespace: 'logs' } },
    effects: ['refused impossible/left-namespace', 'loses impossible/release'],
    restarts: ['DaemonSet otel-shipper/otel-shipper-opentelemetry-collector-agent'],
    steps: [
      'before: Name it in `delivery.argocd.leaving`',
      'before: kubectl get',
      'after: kubectl get pvc',
      'before: kubectl create secret',
    ],
  },
  {
    title: 'Loki moves to another namespace, and Argo CD may take the old one away',
    of: 'talos-ambient',
    head: { loki: { namespace: 'logs' }, delivery: { argocd: { leaving: ['loki'] } } },
    effects: ['loses impossible/release'],
    restarts: ['DaemonSet otel-shipper/otel-shipper-opentelemetry-collector-agent'],
    steps: ['before: kubectl get', 'after: kubectl get pvc', 'before: kubectl create secret'],
  },
  {
    title: 'Loki of plain objects moves',
    of: 'standalone',
    head: { loki: { namespace: 'logs' } },
    effects: ['loses data/claims-left'],
    restarts: ['DaemonSet monitoring/otel-shipper'],
    steps: ['before: kubectl get', 'after: kubectl get pvc'],
  },
  {
    title: 'collectors move, by the helm-controller',
    of: 'rke2-dev',
    head: { collector: { alloy: { namespace: 'shippers' } } },
    effects: ['careful impossible/release'],
    steps: ['after: helm uninstall alloy'],
  },
  {
    title: 'another split of Loki leaves volumes behind',
    of: 'homelab-production',
    head: { loki: { topology: 'distributed', replicas: null } },
    effects: ['loses data/claims-left', 'careful data/deletes', 'told data/claims-left'],
    restarts: ['Deployment monitoring/loki-gateway'],
    steps: ['before: kubectl get', 'after: kubectl get pvc'],
  },
  {
    title: 'fewer ingesters than copies',
    of: 'homelab-production',
    head: { loki: { replicas: { write: 2 } } },
    effects: ['careful data/replicas'],
    steps: ['before: kubectl get'],
  },
  {
    title: 'as many ingesters go as there are copies',
    of: 'homelab-production',
    base: { loki: { replicas: { write: 4 } } },
    head: { loki: { replicas: { write: 2 } } },
    effects: ['loses data/replicas'],
    restarts: ['StatefulSet monitoring/loki-write'],
    steps: ['before: kubectl get'],
  },
  {
    title: 'one backend is left, which takes requests to delete',
    of: 'homelab-production',
    head: { loki: { replicas: { backend: 1 } } },
    effects: ['careful data/deletes', 'told data/replicas'],
    restarts: SCALABLE,
  },
  {
    title: 'plain objects take over from Helm, claims included',
    of: 'local',
    head: {
      packaging: 'manifests',
      delivery: { flux: null, manifests: {} },
      grafana: null,
      monitoring: null,
      collector: { promtail: null, otel: { shipper: { namespace: 'logging' } } },
    },
    effects: [],
    restarts: ['StatefulSet logging/loki'],
    steps: ['before: Merge while Loki takes', 'after: Look whether `otelcol` runs'],
  },
  {
    title: 'more ingesters',
    of: 'homelab-production',
    head: { loki: { replicas: { write: 4 } } },
    effects: [],
    restarts: ['StatefulSet monitoring/loki-write'],
  },
  {
    title: 'events are collected no more',
    of: 'homelab-production',
    head: { logs: { events: false } },
    effects: ['careful data/release-gone'],
    steps: ['after: kubectl get pvc', 'before: Rewrite the query "Kubernetes'],
  },
  {
    title: 'the stack is switched off',
    of: 'homelab-production',
    head: { enabled: false },
    effects: ['loses data/switched-off'],
  },
  {
    title: 'the stack of plain objects is switched off',
    of: 'standalone',
    head: { enabled: false },
    effects: ['loses data/switched-off'],
  },
  { title: 'the stack is switched on', of: 'homelab-production', base: { enabled: false }, effects: [] },
  {
    title: 'a Namespace is protected from Flux no more',
    of: 'local',
    head: patched('Namespace', 'logging', { op: 'remove', path: '/metadata/annotations' }),
    effects: ['loses data/protection'],
    steps: ['before: Leave `kustomize.toolkit.fluxcd.io/prune: disabled` on'],
  },
  {
    title: 'a Namespace is protected from Flux again',
    of: 'local',
    base: patched('Namespace', 'logging', { op: 'remove', path: '/metadata/annotations' }),
    effects: ['told data/protection'],
  },
  {
    title: 'a Namespace goes when its Application does',
    of: 'talos-ambient',
    head: patched('Namespace', 'loki', {
      op: 'replace',
      path: '/metadata/annotations/argocd.argoproj.io~1sync-options',
      value: 'Prune=false',
    }),
    effects: ['loses data/protection'],
    steps: ['before: Leave `argocd.argoproj.io/sync-options: Delete=false` on'],
  },
  {
    title: 'an unprotected Namespace goes',
    of: 'local',
    base: patched('Namespace', 'logging', { op: 'remove', path: '/metadata/annotations' }),
    head: { namespaces: { logging: { existing: true } } },
    effects: ['loses data/protection'],
    steps: ['before: kubectl annotate namespace'],
  },
  {
    title: 'a protected Namespace stays when others make it',
    of: 'local',
    head: { namespaces: { logging: { existing: true } } },
    effects: [],
  },
];

/** Changes that the API server, or an engine, refuses. */
const REFUSED: readonly Row[] = [
  {
    title: 'a StatefulSet changes its Service and the order of its pods',
    of: 'standalone',
    head: patched(
      'StatefulSet',
      'loki',
      { op: 'replace', path: '/spec/serviceName', value: 'other' },
      { op: 'replace', path: '/spec/podManagementPolicy', value: 'OrderedReady' },
    ),
    effects: ['refused impossible/fixed-field'],
    steps: ['before: kubectl delete statefulset'],
  },
  {
    title: 'a StatefulSet labels its claims',
    of: 'standalone',
    head: patched('StatefulSet', 'loki', {
      op: 'add',
      path: '/spec/volumeClaimTemplates/0/metadata/labels',
      value: { team: 'logs' },
    }),
    effects: ['refused impossible/fixed-field'],
    steps: ['before: kubectl delete statefulset'],
  },
  {
    title: 'a StatefulSet says what it takes anyway, and what may change',
    of: 'standalone',
    head: patched(
      'StatefulSet',
      'loki',
      { op: 'add', path: '/spec/volumeClaimTemplates/0/spec/volumeMode', value: 'Filesystem' },
      { op: 'add', path: '/spec/minReadySeconds', value: 5 },
      { op: 'add', path: '/spec/revisionHistoryLimit', value: 3 },
    ),
    effects: [],
  },
  {
    title: 'a DaemonSet selects by another label',
    of: 'standalone',
    head: patched(
      'DaemonSet',
      'otel-shipper',
      { op: 'add', path: '/spec/selector/matchLabels/tier', value: 'logs' },
      { op: 'add', path: '/spec/template/metadata/labels/tier', value: 'logs' },
    ),
    effects: ['refused impossible/fixed-field'],
    restarts: ['DaemonSet monitoring/otel-shipper'],
    steps: ['before: kubectl delete daemonset'],
  },
  {
    title: 'a binding grants another role',
    of: 'homelab-production',
    head: patched('ClusterRoleBinding', 'alloy', { op: 'replace', path: '/roleRef/name', value: 'view' }),
    effects: ['refused impossible/fixed-field'],
    steps: ['during: kubectl delete clusterrolebinding', 'during: flux reconcile kustomization'],
  },
  {
    title: 'a binding asks Flux to make it anew',
    of: 'homelab-production',
    head: patched(
      'ClusterRoleBinding',
      'alloy',
      { op: 'replace', path: '/roleRef/name', value: 'view' },
      { op: 'add', path: '/metadata/annotations', value: { 'kustomize.toolkit.fluxcd.io/force': 'enabled' } },
    ),
    effects: ['careful impossible/fixed-field'],
  },
  {
    title: 'a PriorityClass gets another value',
    of: 'homelab-production',
    head: patched('PriorityClass', 'alloy', { op: 'replace', path: '/value', value: 5 }),
    effects: ['refused impossible/fixed-field'],
    steps: ['during: kubectl delete priorityclass', 'during: flux reconcile kustomization'],
  },
  {
    title: 'a Service loses its address',
    of: 'standalone',
    head: patched('Service', 'loki', { op: 'add', path: '/spec/clusterIP', value: 'None' }),
    effects: ['refused impossible/service-address'],
    steps: ['before: kubectl delete service'],
  },
  {
    title: 'a headless Service stays headless whatever it says',
    of: 'standalone',
    head: patched('Service', 'loki-headless', { op: 'remove', path: '/spec/clusterIP' }),
    effects: ['careful impossible/service-address'],
    steps: ['before: kubectl delete service'],
  },
  {
    title: 'an immutable ConfigMap changes',
    of: 'standalone',
    base: patched('ConfigMap', 'loki', { op: 'add', path: '/immutable', value: true }),
    head: {
      loki: { retention: '14d' },
      ...patched('ConfigMap', 'loki', { op: 'add', path: '/immutable', value: true }),
    },
    effects: ['refused impossible/immutable-data', 'told data/retention'],
    restarts: ['StatefulSet monitoring/loki'],
    steps: ['before: kubectl delete configmap'],
  },
  {
    title: 'a release is renamed, and its StatefulSets keep their names',
    of: 'homelab-production',
    head: patched('HelmRelease', 'loki', { op: 'replace', path: '/spec/releaseName', value: 'logs' }),
    effects: ['careful impossible/release'],
    restarts: ['DaemonSet monitoring/loki-canary', ...SCALABLE],
  },
  {
    title: 'Helm keeps what it knows elsewhere',
    of: 'homelab-production',
    head: patched('HelmRelease', 'loki', { op: 'replace', path: '/spec/storageNamespace', value: 'flux-system' }),
    effects: ['careful impossible/release'],
  },
  {
    title: 'a tier leaves its namespace, and Argo CD may not follow',
    of: 'talos-ambient',
    head: { collector: { otel: { receiver: { namespace: 'receivers' } } } },
    effects: ['refused impossible/left-namespace', 'careful impossible/release'],
    steps: ['before: Name it in `delivery.argocd.leaving`'],
  },
  {
    title: 'HelmReleases move to another namespace',
    of: 'local',
    head: { delivery: { flux: { namespace: 'gitops' } } },
    effects: ['careful impossible/installer'],
    steps: ['before: flux suspend helmrelease'],
  },
  {
    title: 'Applications are called otherwise',
    of: 'talos-ambient',
    head: { delivery: { argocd: { project: 'logs' } } },
    effects: ['careful impossible/installer'],
    steps: ['before: kubectl patch application'],
  },
  {
    title: 'Argo CD brings the stack into another cluster',
    of: 'talos-ambient',
    head: { delivery: { argocd: { server: 'https://10.0.0.1:6443' } } },
    effects: ['loses impossible/destination'],
    steps: ['before: Switch the stack off'],
  },
  {
    title: 'Argo CD takes over from Flux',
    of: 'local',
    head: {
      delivery: {
        flux: null,
        argocd: {
          project: 'logging',
          source: { repoUrl: 'https://git.example.com/logging.git', targetRevision: 'main' },
        },
      },
    },
    effects: ['careful impossible/installer'],
    steps: ['before: flux suspend helmrelease'],
  },
];

/** Settings of engines. */
const ENGINES: readonly Row[] = [
  {
    title: 'Flux suspends Loki',
    of: 'homelab-production',
    head: patched('HelmRelease', 'loki', { op: 'add', path: '/spec/suspend', value: true }),
    effects: ['careful impossible/engine'],
  },
  {
    title: 'Flux resumes Loki',
    of: 'homelab-production',
    base: patched('HelmRelease', 'loki', { op: 'add', path: '/spec/suspend', value: true }),
    effects: ['told impossible/engine'],
  },
  {
    title: 'Flux makes anew what it can not change, and removes nothing',
    of: 'homelab-production',
    head: patched(
      'Kustomization',
      'logging-releases',
      { op: 'add', path: '/spec/force', value: true },
      { op: 'add', path: '/spec/prune', value: false },
    ),
    effects: ['careful impossible/engine', 'careful impossible/engine'],
  },
  {
    title: 'Argo CD waits for people',
    of: 'talos-ambient',
    head: patched('Application', 'logging-loki', { op: 'remove', path: '/spec/syncPolicy/automated' }),
    effects: ['careful impossible/engine'],
  },
  {
    title: 'Argo CD replaces objects',
    of: 'talos-ambient',
    head: patched('Application', 'logging-loki', {
      op: 'add',
      path: '/spec/syncPolicy/syncOptions/-',
      value: 'Replace=true',
    }),
    effects: ['careful impossible/engine'],
  },
  {
    title: 'the helm-controller installs anew what fails',
    of: 'rke2-prod',
    head: patched('HelmChart', 'alloy', { op: 'remove', path: '/spec/failurePolicy' }),
    effects: ['careful impossible/engine'],
  },
  {
    title: 'Argo CD reads another branch',
    of: 'talos-ambient',
    head: {
      delivery: {
        argocd: { source: { repoUrl: 'https://git.example.com/platform/logging.git', targetRevision: 'release' } },
      },
    },
    effects: ['careful impossible/source'],
    steps: ['before: Look whether `dist/` of'],
  },
  {
    title: 'Flux reads another source',
    of: 'homelab-production',
    head: { delivery: { flux: { source: { kind: 'OCIRepository', name: 'platform' } } } },
    effects: ['careful impossible/source', 'careful impossible/source'],
    steps: ['before: Look whether `dist/` of'],
  },
];

/** Changes of stored lines and of what can not be applied, each with all of its effects of these kinds. */
export const DATA_ROWS: readonly Row[] = [
  ...RETENTION,
  ...HELD,
  ...DELETES,
  ...STORE,
  ...VOLUMES,
  ...REFUSED,
  ...ENGINES,
];
