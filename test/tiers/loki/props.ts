import type { ChartModel } from '../../../lib/charts/chart';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import type { S3Storage } from '../../../lib/tiers/loki/storage/s3';
import { Duration } from '../../../lib/units/duration';
import { Size } from '../../../lib/units/size';

export const GRAFANA_CHART: ChartModel = {
  name: 'loki',
  publisher: 'grafana',
  repository: { name: 'grafana', url: 'https://grafana.example' },
  version: '6.49.0',
  modelled: '6.49.0',
  appVersion: '3.6.3',
  program: '3.6.3',
  released: '2025-12-12',
};

export const COMMUNITY_CHART: ChartModel = {
  name: 'loki',
  publisher: 'grafana-community',
  repository: { name: 'grafana-community', url: 'https://community.example' },
  version: '18.11.0',
  modelled: '18.11.0',
  appVersion: '3.7.6',
  program: '3.7.6',
  released: '2026-08-20',
};

export const S3: S3Storage = {
  kind: 's3',
  endpoint: 'http://10.0.40.10:9000',
  region: 'us-east-1',
  forcePathStyle: true,
  buckets: { chunks: 'loki-production' },
  identity: { secret: 'loki-s3-secret' },
};

export const AUTHENTICATION = { htpasswdSecret: 'loki-htpasswd', credentialsSecret: 'loki-credentials' };

/** The least that a Loki needs: three scalable targets on an object store. */
export function minimal(overrides: Partial<ResolvedLoki> = {}): ResolvedLoki {
  return {
    namespace: 'monitoring',
    chart: GRAFANA_CHART,
    topology: 'simple-scalable',
    replicas: { write: 3, read: 3, backend: 3 },
    replicationFactor: 3,
    retention: Duration.days(30),
    earlierStorage: [],
    storage: S3,
    schema: [{ from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 's3', indexPrefix: 'loki_index_' }],
    volume: Size.gibibytes(10),
    caches: {},
    gatewayReplicas: 1,
    access: 'gateway',
    canary: true,
    resources: {},
    otlpIndexLabels: [],
    values: {},
    nodes: 3,
    dns: { service: 'kube-dns', namespace: 'kube-system' },
    clusterDomain: 'cluster.local',
    ...overrides,
  };
}

/** One pod with its own volume. */
export function onDisk(overrides: Partial<ResolvedLoki> = {}): ResolvedLoki {
  return minimal({
    topology: 'monolithic',
    replicas: { 'single-binary': 1 },
    replicationFactor: 1,
    storage: { kind: 'filesystem' },
    schema: [{ from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 'filesystem', indexPrefix: 'index_' }],
    ...overrides,
  });
}

export function distributed(overrides: Partial<ResolvedLoki> = {}): ResolvedLoki {
  return minimal({
    topology: 'distributed',
    replicas: {
      ingester: 3,
      distributor: 2,
      querier: 2,
      'query-frontend': 2,
      'query-scheduler': 2,
      'index-gateway': 2,
      compactor: 1,
    },
    ...overrides,
  });
}

/** Every prop: a new one must be added here. */
export const everything: Required<ResolvedLoki> = {
  ...minimal(),
  distribution: 'kubernetes',
  namespace: 'logs',
  replicas: { write: 4, read: 3, backend: 3 },
  earlierStorage: [{ kind: 'gcs', buckets: { chunks: 'old-chunks' }, identity: { secret: 'gcs-key' } }],
  structuredMetadata: false,
  zones: ['eu-1a', 'eu-1b', 'eu-1c'],
  retention: Duration.days(7),
  storageClass: 'fast',
  caches: { chunks: Size.mebibytes(512), results: Size.mebibytes(128) },
  gatewayReplicas: 2,
  resources: {
    write: { requests: { cpu: '1' }, limits: { memory: '4Gi' } },
    gateway: { limits: { memory: '64Mi' } },
    canary: { limits: { memory: '48Mi' } },
    'chunks-cache': { requests: { cpu: '2' } },
  },
  rules: {
    alertmanager: 'http://alertmanager.logs:9093',
    groups: [{ name: 'errors', interval: Duration.minutes(2), rules: [{ alert: 'Errors', expr: 'vector(1)' }] }],
  },
  tenant: 'prod',
  otlpIndexLabels: ['log_type', 'k8s.node.name'],
  authentication: AUTHENTICATION,
  ingress: { host: 'logs.example.com', className: 'nginx', tlsSecret: 'logs-tls' },
  limits: { ingestionRateMb: 10, ingestionBurstMb: 20, maxStreams: 10_000 },
  chunks: {
    idlePeriod: Duration.minutes(30),
    maxAge: Duration.hours(1),
    targetSize: Size.mebibytes(2),
    encoding: 'gzip',
  },
  values: { loki: { limits_config: { volume_enabled: false } }, write: { terminationGracePeriodSeconds: 600 } },
  dns: { service: 'rke2-coredns-rke2-coredns', namespace: 'kube-system' },
  clusterDomain: 'cluster.example',
  ipFamilies: ['IPv6'],
};
