import type { JsonObject } from '../../../../lib/kubernetes/json';
import { retentionStore } from '../../../../lib/tiers/loki/checks/retention-store';
import { runningLoki } from '../../../../lib/tiers/loki/running';
import type { ResolvedLoki } from '../../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../../lib/tiers/loki/tier';
import { runCheck } from '../../../support/checks';
import { distributed, minimal, onDisk } from '../props';

const check = (loki: ResolvedLoki) => runCheck(retentionStore, { running: lokiTier(loki).releases.map(runningLoki) });

function findings(values: JsonObject) {
  return check(minimal({ values }));
}

test('what the tier makes is right', () => {
  for (const props of [minimal(), onDisk(), distributed()]) {
    expect(check(props)).toEqual([]);
  }
});

test('a retention that nobody enforces', () => {
  expect(findings({ loki: { compactor: { retention_enabled: false } } })).toMatchObject([
    {
      id: 'loki/retention-store',
      severity: 'error',
      path: ['loki', 'values', 'loki', 'compactor', 'retention_enabled'],
    },
  ]);
});

test.each(['0s', '0', 0])('a retention of %p by hand, which Loki takes for ever', (retention) => {
  const path = ['loki', 'values', 'loki', 'limits_config', 'retention_period'];
  expect(findings({ loki: { limits_config: { retention_period: retention } } })).toMatchObject([
    { id: 'loki/retention-store', severity: 'error', path },
  ]);
});

test('delete requests in a store that is not configured, or in none', () => {
  const path = ['loki', 'values', 'loki', 'compactor', 'delete_request_store'];
  const missing = { id: 'loki/retention-store', severity: 'error', path };
  expect(findings({ loki: { compactor: { delete_request_store: 'gcs' } } })).toMatchObject([missing]);
  expect(findings({ loki: { compactor: { delete_request_store: false } } })).toMatchObject([missing]);
});

test.each<[string, JsonObject]>([
  ['delete_request_store', { compactor: { delete_request_store: 'gcs' } }],
  ['retention_enabled', { compactor: { retention_enabled: false } }],
  ['retention_period', { limits_config: { retention_period: '0s' } }],
])('structuredConfig decides as well: %s', (setting, structuredConfig) => {
  const [found] = findings({ loki: { structuredConfig } });
  expect(found?.path.slice(0, 4)).toEqual(['loki', 'values', 'loki', 'structuredConfig']);
  expect(found?.path.at(-1)).toBe(setting);
});

test('the newer clients of stores count', () => {
  const object_store = { type: 's3', s3: { endpoint: 's3.example.com' } };
  expect(findings({ loki: { storage: { use_thanos_objstore: true, object_store } } })).toEqual([]);
});

test('a named store counts by its name', () => {
  const named_stores = { aws: { archive: { bucketnames: 'archive' } } };
  expect(
    findings({ loki: { compactor: { delete_request_store: 'archive' }, storage_config: { named_stores } } }),
  ).toEqual([]);
});

test('structuredConfig wins over all other values', () => {
  const structuredConfig = { compactor: { retention_enabled: false } };
  expect(findings({ loki: { structuredConfig } })).toMatchObject([
    { path: ['loki', 'values', 'loki', 'structuredConfig', 'compactor', 'retention_enabled'] },
  ]);
});
