import { valueProblems } from '../../../lib/charts/keys';
import type { Json } from '../../../lib/kubernetes/json';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { Size } from '../../../lib/units/size';
import { COMMUNITY_CHART, distributed, everything, GRAFANA_CHART, minimal, onDisk } from './props';

const MINIO = { kind: 'minio', secret: 'minio-root', volume: Size.gibibytes(5) } as const;
const WORKLOAD_IDENTITY = {
  storage: { kind: 'gcs', buckets: { chunks: 'c' }, identity: { serviceAccount: 'loki@p.example' } },
  schema: [{ from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 'gcs', indexPrefix: 'i_' }],
} satisfies Partial<ResolvedLoki>;

const CASES: readonly (readonly [string, ResolvedLoki])[] = [GRAFANA_CHART, COMMUNITY_CHART].flatMap((chart) => [
  [`${chart.version} minimal`, minimal({ chart })],
  [`${chart.version} everything`, { ...everything, chart }],
  [`${chart.version} monolithic on a disk`, onDisk({ chart })],
  [
    `${chart.version} monolithic, three pods`,
    minimal({ chart, topology: 'monolithic', replicas: { 'single-binary': 3 }, tenant: 'prod', gatewayReplicas: 2 }),
  ],
  [`${chart.version} distributed with rules`, distributed({ chart, rules: everything.rules })],
  [`${chart.version} minio`, minimal({ chart, storage: MINIO })],
  [`${chart.version} gcs`, minimal({ chart, ...WORKLOAD_IDENTITY })],
]);

describe.each(CASES)('%s', (_, props) => {
  const values = lokiValues(props);

  test('has only keys that the chart knows', () => {
    expect(valueProblems(props.chart, values)).toEqual([]);
  });

  test('holds no credentials, and leaves no default of the chart in their place', () => {
    const minio = lookup(values, ['minio']);
    if (props.storage.kind === 'minio') expect(minio).toMatchObject({ rootUser: '', rootPassword: '', users: [] });
    expect(JSON.stringify(values)).not.toMatch(/accessKeyId|secretAccessKey|access_key_id|secret_access_key/);
  });

  test('enforces the retention in the store of the newest schema period', () => {
    expect(lookup(values, ['loki', 'compactor'])).toEqual({
      retention_enabled: true,
      delete_request_store: props.schema.at(-1)?.objectStore,
    });
  });
});

test('durations are written as Go reads them', () => {
  expect(lookup(lokiValues(minimal()), ['loki', 'limits_config', 'retention_period'])).toBe('720h');
});

test('what the environment overrides wins over everything, and the rest stays', () => {
  const values = lokiTier(everything).releases[0]?.values ?? {};
  expect(lookup(values, ['loki', 'limits_config'])).toMatchObject({
    allow_structured_metadata: false,
    volume_enabled: false,
    retention_period: '168h',
    otlp_config: expect.anything(),
  });
  expect(lookup(values, ['write'])).toMatchObject({ replicas: 4, terminationGracePeriodSeconds: 600 });
});

test('limits are those that bind, and chunks are as asked for', () => {
  expect(lookup(lokiValues(everything), ['loki', 'limits_config'])).toMatchObject({
    ingestion_rate_mb: 10,
    ingestion_burst_size_mb: 20,
    // Not max_streams_per_user: the limit of the whole cluster would still be 5000.
    max_global_streams_per_user: 10_000,
  });
  expect(lookup(lokiValues(everything), ['loki', 'ingester'])).toMatchObject({
    chunk_idle_period: '30m',
    max_chunk_age: '1h',
    chunk_target_size: 2_097_152,
    chunk_encoding: 'gzip',
  });
  expect(lookup(lokiValues(minimal()), ['loki', 'ingester'])).not.toHaveProperty('chunk_encoding');
});

test('each topology has the name that the chart knows', () => {
  const mode = (props: ResolvedLoki) => lookup(lokiValues(props), ['deploymentMode']);
  expect(mode(minimal())).toBe('SimpleScalable');
  expect(mode(distributed())).toBe('Distributed');
  expect(mode(onDisk())).toBe('SingleBinary');
  expect(mode(onDisk({ chart: COMMUNITY_CHART }))).toBe('Monolithic');
});

test('nothing of another topology runs', () => {
  for (const props of [onDisk(), distributed()]) {
    const values = lokiValues(props);
    for (const key of ['write', 'read', 'backend']) expect(lookup(values, [key, 'replicas'])).toBe(0);
  }
});

test('uninstalling never deletes a volume', () => {
  expect(lookup(lokiValues(onDisk()), ['singleBinary', 'persistence', 'enableStatefulSetAutoDeletePVC'])).toBe(false);
  expect(lookup(lokiValues(minimal()), ['backend', 'persistence', 'enableStatefulSetAutoDeletePVC'])).toBe(false);
});

test('resources of the environment are laid over those of charts-values', () => {
  expect(lookup(lokiValues(everything), ['write', 'resources'])).toEqual({
    requests: { cpu: '1', memory: '256Mi' },
    limits: { memory: '4Gi' },
  });
});

test('volumes have the size and the class that were asked for', () => {
  const claim = { size: '10Gi', storageClass: 'fast' };
  expect(lookup(lokiValues(everything), ['write', 'persistence'])).toEqual(claim);
  expect(lookup(lokiValues(distributed({ storageClass: 'fast' })), ['ingester', 'persistence'])).toEqual({
    enabled: true,
    claims: [{ name: 'data', accessModes: ['ReadWriteOnce'], ...claim }],
  });
  expect(lookup(lokiValues(minimal()), ['write', 'persistence'])).toEqual({ size: '10Gi' });
});

test('nginx asks the DNS of the cluster', () => {
  expect(lookup(lokiValues(everything), ['global'])).toEqual({
    dnsService: 'rke2-coredns-rke2-coredns',
    dnsNamespace: 'kube-system',
    clusterDomain: 'cluster.example',
  });
});

function lookup(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner[key] : undefined),
    value,
  );
}
