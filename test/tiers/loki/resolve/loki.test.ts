import type { LokiProps } from '../../../../lib/tiers/loki/props';
import { resolveLoki } from '../../../../lib/tiers/loki/resolve/loki';
import { installed } from '../../../../lib/tiers/loki/schema/loki';
import { LokiStorage } from '../../../../lib/tiers/loki/storage/kinds';
import { Duration } from '../../../../lib/units/duration';
import { Size } from '../../../../lib/units/size';
import { loadOne, MINIMAL } from '../../../environment/in-memory';

const minimal: LokiProps = {
  namespace: 'monitoring',
  retention: Duration.days(30),
  storage: LokiStorage.filesystem(),
};

/** Every prop: a new one must be added here. */
const everything: Required<Omit<LokiProps, 'packaging' | 'meshed' | 'acknowledge'>> = {
  namespace: 'logging',
  retention: Duration.days(7),
  storage: LokiStorage.s3({ region: 'eu-west-1', buckets: { chunks: 'chunks' }, credentialsSecret: 'keys' }),
  chart: { repository: 'grafana', version: '6.49.0' },
  topology: 'distributed',
  replicas: { ingester: 6, compactor: 1 },
  replicationFactor: 2,
  zones: ['eu-1a', 'eu-1b', 'eu-1c'],
  schema: [
    { from: '2023-01-01', schema: 'v12', store: 'boltdb-shipper', objectStore: 'filesystem', indexPrefix: 'old_' },
    { from: '2024-04-01' },
  ],
  earlierStorage: [LokiStorage.filesystem()],
  structuredMetadata: true,
  volume: Size.gibibytes(50),
  storageClass: 'fast',
  caches: { chunks: Size.gibibytes(2), results: Size.mebibytes(256) },
  gateway: {
    authentication: { htpasswdSecret: 'htpasswd', credentialsSecret: 'c' },
    ingress: { host: 'logs.example' },
  },
  access: 'direct',
  canary: false,
  resources: { ingester: { limits: { memory: '2Gi' } } },
  rules: {
    alertmanager: 'http://alertmanager:9093',
    groups: [
      { name: 'panics', interval: Duration.seconds(30), rules: [{ alert: 'A', expr: 'x', for: Duration.minutes(5) }] },
    ],
  },
  tenant: 'prod',
  otlpIndexLabels: ['k8s.node.name'],
  limits: { maxStreams: 10_000 },
  chunks: { maxAge: Duration.hours(1) },
  values: { loki: {} },
  platform: { distribution: 'rke2', nodes: 5, clusterDomain: 'example.internal' },
};

test('the least that is said is a Loki with every default', () => {
  expect(resolveLoki(minimal)).toEqual({
    namespace: 'monitoring',
    chart: expect.objectContaining({ version: '18.11.0' }),
    topology: 'monolithic',
    replicas: { 'single-binary': 1 },
    replicationFactor: 1,
    retention: Duration.days(30),
    storage: { kind: 'filesystem' },
    earlierStorage: [],
    schema: [
      { from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 'filesystem', indexPrefix: 'loki_index_' },
    ],
    volume: Size.gibibytes(10),
    caches: {},
    gatewayReplicas: 1,
    access: 'gateway',
    canary: true,
    resources: {},
    otlpIndexLabels: [],
    values: {},
    distribution: 'kubernetes',
    nodes: 1,
    dns: { service: 'kube-dns', namespace: 'kube-system' },
    clusterDomain: 'cluster.local',
  });
});

test('whatever is said is found again', () => {
  const { platform: _, gateway: __, chart: ___, ...said } = everything;
  expect(resolveLoki(everything)).toEqual({
    ...said,
    distribution: 'rke2',
    ipFamilies: ['IPv4'],
    chart: expect.objectContaining({ version: '6.49.0', appVersion: '3.6.3' }),
    replicas: {
      ingester: 6,
      distributor: 3,
      querier: 3,
      'query-frontend': 2,
      'query-scheduler': 2,
      'index-gateway': 2,
      compactor: 1,
      ruler: 1,
    },
    schema: [
      { from: '2023-01-01', schema: 'v12', store: 'boltdb-shipper', objectStore: 'filesystem', indexPrefix: 'old_' },
      { from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 's3', indexPrefix: 'loki_index_' },
    ],
    gatewayReplicas: 1,
    authentication: { htpasswdSecret: 'htpasswd', credentialsSecret: 'c' },
    ingress: { host: 'logs.example' },
    rules: {
      alertmanager: 'http://alertmanager:9093',
      groups: [{ name: 'panics', interval: Duration.seconds(30), rules: [{ alert: 'A', expr: 'x', for: '5m' }] }],
    },
    nodes: 5,
    dns: { service: 'rke2-coredns-rke2-coredns', namespace: 'kube-system' },
    clusterDomain: 'example.internal',
  });
});

test('code and environment files say the same things, and mean the same by them', () => {
  const { platform: _, ...said } = everything;
  expect(
    Object.keys(installed.shape)
      .filter((key) => key !== 'readers')
      .sort(),
  ).toEqual(Object.keys(said).sort());
  const { distribution: _____, nodes: __, dns: ___, clusterDomain: ____, ...settings } = resolveLoki(minimal);
  expect(loadOne(MINIMAL).loki).toEqual(settings);
});

test('undefined is as good as nothing', () => {
  expect(resolveLoki({ ...minimal, topology: undefined, gateway: undefined })).toEqual(resolveLoki(minimal));
});

test.each<[Partial<LokiProps>, string]>([
  [{ chart: '1.2.3' }, 'no version is known that is near the chart loki 1.2.3'],
  [{ chart: { repository: 'grafana', version: '18.11.0' } }, 'repository: grafana-community'],
  [{ topology: 'distributed', replicas: 3 }, 'one number does not say whose pods are meant'],
  [{ replicas: { write: 3 } }, 'the topology monolithic has no write'],
  [
    { rules: { alertmanager: 'http://a', groups: [{ name: 'g', rules: [{ expr: 'x' }] }] } },
    'the rule is neither an alert nor a record',
  ],
])('what nothing can be meant by is refused: %j', (props, message) => {
  expect(() => resolveLoki({ ...minimal, ...props })).toThrow(message);
});
