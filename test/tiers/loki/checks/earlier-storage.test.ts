import { valueAt } from '../../../../lib/kubernetes/json';
import { effectiveRelease } from '../../../../lib/plan/effective';
import { earlierStorage, periodStores } from '../../../../lib/tiers/loki/checks/earlier-storage';
import type { LokiSettings, SchemaPeriod } from '../../../../lib/tiers/loki/settings';
import { LokiStorage } from '../../../../lib/tiers/loki/storage/kinds';
import { lokiTier } from '../../../../lib/tiers/loki/tier';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { COMMUNITY_CHART, distributed, GRAFANA_CHART, minimal, onDisk, S3 } from '../props';

const NOW: SchemaPeriod = { from: '2025-04-01', schema: 'v13', store: 'tsdb', objectStore: 's3', indexPrefix: 'i_' };
const ON_DISK: SchemaPeriod = { ...NOW, from: '2024-04-01', objectStore: 'filesystem' };
const GCS = LokiStorage.gcs({ buckets: { chunks: 'old' }, credentialsSecret: 'gcs-key' });

const onePod = (settings: Partial<LokiSettings>) => onDisk({ storage: S3, ...settings });

test('a period in a store that nobody configured', () => {
  expect(runCheck(periodStores, { loki: onePod({ schema: [ON_DISK, NOW] }) })).toMatchObject([
    {
      id: 'loki/period-store',
      path: ['loki', 'schema', 0, 'objectStore'],
      fix: fixText('loki:\n  earlierStorage:\n    filesystem: {}'),
    },
  ]);
  expect(
    runCheck(periodStores, { loki: minimal({ schema: [{ ...ON_DISK, objectStore: 'gcs' }, NOW] }) }),
  ).toMatchObject([{ fix: fixText('name it under loki.earlierStorage, with the key gcs') }]);
});

test('a disk is there for one pod only', () => {
  const schema = [ON_DISK, NOW];
  expect(runCheck(periodStores, { loki: distributed({ schema }) })[0]?.fix).toContain('keep the topology monolithic');
  expect(
    runCheck(earlierStorage, { loki: distributed({ schema, earlierStorage: [LokiStorage.filesystem()] }) }),
  ).toMatchObject([{ id: 'loki/earlier-storage', severity: 'error' }]);
});

test('two stores of one kind are one to Loki', () => {
  expect(runCheck(earlierStorage, { loki: minimal({ earlierStorage: [S3] }) })).toMatchObject([
    { path: ['loki', 'earlierStorage', 's3'], problem: expect.stringContaining('are called s3') },
  ]);
});

test('a store that no period is kept in is of no use', () => {
  expect(runCheck(earlierStorage, { loki: minimal({ earlierStorage: [GCS] }) })).toMatchObject([
    { severity: 'warning' },
  ]);
});

describe('a store of earlier periods', () => {
  const loki = onePod({ schema: [{ ...ON_DISK, objectStore: 'gcs' }, NOW], earlierStorage: [GCS] });
  const tierInput = { ...loki, nodes: 1, dns: { service: 'd', namespace: 'k' }, clusterDomain: 'cluster.local' };
  const tier = lokiTier(tierInput);

  test('raises nothing', () => {
    expect([...runCheck(periodStores, { loki }), ...runCheck(earlierStorage, { loki })]).toEqual([]);
  });

  test('is configured, with credentials of its own', () => {
    const values = tier.releases[0]?.values ?? {};
    expect(valueAt(values, 'loki', 'structuredConfig', 'storage_config')).toEqual({ gcs: { bucket_name: 'old' } });
    expect(valueAt(values, 'singleBinary', 'extraEnv')).toEqual([
      { name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/etc/loki/gcs/key.json' },
    ]);
    expect(tier.secrets.map(({ name }) => name)).toContain('gcs-key');
  });

  test.each([GRAFANA_CHART, COMMUNITY_CHART])('takes no bucket from the store of today: chart $version', (chart) => {
    const old = { ...S3, buckets: { chunks: 'older' } };
    const moved = {
      ...loki,
      chart,
      storage: GCS,
      earlierStorage: [old],
      schema: [NOW, { ...ON_DISK, objectStore: 'gcs' as const }],
    };
    const [release] = lokiTier({ ...tierInput, ...moved }).releases;
    const [config] = release ? effectiveRelease(release).configs : [];
    expect(config).toMatchObject({
      config: {
        common: { storage: { gcs: { bucket_name: 'old' } } },
        storage_config: { aws: { bucketnames: 'older', s3forcepathstyle: true } },
      },
    });
  });

  test('is called, for policies and pictures to know', () => {
    expect(tier.flows.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['store, read and delete chunks', 'store, read and delete chunks (earlier periods)']),
    );
  });
});
