import type { Release } from '../../lib/charts/release';
import { releaseValues } from '../../lib/charts/release';
import { valuesOwned } from '../../lib/charts/values-owned';
import { runChecks } from '../../lib/findings/check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { fixText } from '../support/fix-text';
import { COMMUNITY_CHART, distributed, minimal, onDisk } from '../tiers/loki/props';

function findingsOf(values: JsonObject, settings = onDisk({})) {
  const { releases } = lokiTier({ ...settings, values });
  return runChecks([valuesOwned], { releases });
}

test('a value that a key decides: the fix is that key with the value', () => {
  expect(findingsOf({ loki: { limits_config: { retention_period: '24h' } } })).toMatchObject([
    {
      id: 'values/has-key',
      path: ['loki', 'values', 'loki', 'limits_config', 'retention_period'],
      problem: expect.stringContaining(
        'loki.limits_config.retention_period of chart loki is decided by loki.retention',
      ),
      fix: fixText('and write\nloki:\n  retention: 24h'),
    },
  ]);
});

test('structuredConfig says the same in another place', () => {
  const structuredConfig = { common: { replication_factor: 3 } };
  expect(findingsOf({ loki: { structuredConfig } })).toMatchObject([
    {
      path: ['loki', 'values', 'loki', 'structuredConfig', 'common', 'replication_factor'],
      fix: fixText('loki:\n  replicationFactor: 3'),
    },
  ]);
});

test.each<[string, JsonObject]>([
  ['the same', { loki: { commonConfig: { replication_factor: 1 } } }],
  ['the same, written otherwise', { loki: { limits_config: { retention_period: '30d' } } }],
  ['the default of the chart', { loki: { storage: { s3: { s3ForcePathStyle: false } } }, read: { replicas: 0 } }],
  ['no key', { singleBinary: { terminationGracePeriodSeconds: 60 } }],
])('an override with %s passes', (_, values) => {
  expect(findingsOf(values)).toEqual([]);
});

test.each<[string, JsonObject, string]>([
  ['replicas', { ingester: { replicas: 5 } }, 'loki:\n  replicas:\n    ingester: 5'],
  ['memory', { querier: { resources: { limits: { memory: '3Gi' } } } }, 'limits:\n        memory: 3Gi'],
  ['a claim', { compactor: { persistence: { claims: [{ name: 'data', size: '7Gi' }] } } }, 'loki:\n  volume: 7Gi'],
  ['a cache', { chunksCache: { allocatedMemory: 2048 } }, 'loki:\n  caches:\n    chunks: 2Gi'],
  ['the mode', { deploymentMode: 'Monolithic' }, 'say with loki.topology what is meant'],
  [
    'the DNS',
    { global: { dnsService: 'coredns' } },
    'platform:\n  dns:\n    service: coredns\n    namespace: kube-system',
  ],
])('%s of a distributed Loki has a key', (_, values, fix) => {
  expect(findingsOf(values, distributed({ chart: COMMUNITY_CHART }))).toMatchObject([
    { id: 'values/has-key', fix: fixText(fix) },
  ]);
});

test.each<[string, JsonObject, string]>([
  ['a retention', { loki: { limits_config: { retention_period: 'banana' } } }, 'loki.retention'],
  ['replicas', { ingester: { replicas: 0 } }, 'loki.replicas.ingester'],
  ['memory', { querier: { resources: { limits: { memory: 'much' } } } }, 'loki.resources.querier.limits.memory'],
  ['a compression', { loki: { ingester: { chunk_encoding: 'brotli' } } }, 'loki.chunks.encoding'],
  ['an address', { loki: { rulerConfig: { alertmanager_url: 'alertmanager' } } }, 'loki.rules.alertmanager'],
])('%s that its key would refuse is not written to it', (_, values, key) => {
  expect(findingsOf(values, distributed({ chart: COMMUNITY_CHART }))).toMatchObject([
    { id: 'values/has-key', fix: fixText(new RegExp(`^delete .*; or say with ${key} what is meant$`)) },
  ]);
});

test('MinIO beside another store is decided by the store', () => {
  expect(findingsOf({ minio: { enabled: true } })).toMatchObject([
    { fix: fixText('delete `loki.values.minio.enabled`') },
  ]);
});

test('an old name of the same mode passes', () => {
  expect(findingsOf({ deploymentMode: 'SingleBinary' }, onDisk({ chart: COMMUNITY_CHART }))).toEqual([]);
});

test('periods are never written by a fix', () => {
  expect(findingsOf({ loki: { schemaConfig: { configs: [] } } })).toMatchObject([
    { fix: fixText('delete `loki.values.loki.schemaConfig.configs`') },
  ]);
});

test('a patch is blamed where no override says so', () => {
  const [release] = lokiTier(minimal({})).releases;
  if (!release) throw new Error('no release');
  const at = ['patches', 0, 'operations', 0];
  const patched: Release = {
    ...release,
    values: releaseValues(release.own, { loki: { auth_enabled: false, commonConfig: { replication_factor: 2 } } })
      .values,
    patches: [{ path: ['loki', 'commonConfig', 'replication_factor'], at }],
  };
  expect(runChecks([valuesOwned], { releases: [patched] })).toMatchObject([{ path: at }]);
});
