import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { Duration } from '../../../lib/units/duration';
import { COMMUNITY_CHART, distributed, GRAFANA_CHART } from './props';

const ROLE = 'arn:aws:iam::123456789012:role/loki';
const ACCOUNT = 'loki@acme.iam.gserviceaccount.com';
const PERIOD = { from: '2024-04-01', schema: 'v13', store: 'tsdb', indexPrefix: 'loki_index_' } as const;
const SHARED = { replicationFactor: 3, retention: Duration.days(7) };

/** What the environments cloud-aws and cloud-gcp of seed 002 ask for. */
const CLOUDS: readonly (readonly [string, Partial<ResolvedLoki>, object])[] = [
  [
    's3',
    {
      storage: {
        kind: 's3',
        region: 'eu-central-1',
        forcePathStyle: false,
        buckets: { chunks: 'acme-loki' },
        identity: { roleArn: ROLE },
      },
      schema: [{ ...PERIOD, objectStore: 's3' }],
    },
    { 'eks.amazonaws.com/role-arn': ROLE },
  ],
  [
    'gcs',
    {
      storage: { kind: 'gcs', buckets: { chunks: 'acme-loki' }, identity: { serviceAccount: ACCOUNT } },
      schema: [{ ...PERIOD, objectStore: 'gcs' }],
    },
    { 'iam.gke.io/gcp-service-account': ACCOUNT },
  ],
];

describe.each([GRAFANA_CHART, COMMUNITY_CHART])('chart $version', (chart) => {
  test.each(CLOUDS)(
    '%s: known by its ServiceAccount, without a key, and deleting what is old',
    (store, cloud, annotations) => {
      const { releases, secrets } = lokiTier(distributed({ chart, ...SHARED, ...cloud }));
      expect(releases[0]?.values).toMatchObject({
        deploymentMode: 'Distributed',
        serviceAccount: { name: 'loki', annotations },
        ingester: { replicas: 3 },
        loki: {
          commonConfig: { replication_factor: 3 },
          limits_config: { retention_period: '168h' },
          compactor: { retention_enabled: true, delete_request_store: store },
        },
      });
      expect(secrets).toEqual([]);
    },
  );

  test('pods of a kind prefer different zones', () => {
    expect(lokiTier(distributed({ chart })).releases[0]?.values).toMatchObject({
      ingester: {
        topologySpreadConstraints: [
          {
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { 'app.kubernetes.io/component': 'ingester' } },
          },
        ],
      },
    });
    expect(lokiTier(distributed({ chart })).releases[0]?.values.compactor).not.toHaveProperty(
      'topologySpreadConstraints',
    );
  });
});
