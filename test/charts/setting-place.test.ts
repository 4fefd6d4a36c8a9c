import type { Release } from '../../lib/charts/release';
import { releaseValues } from '../../lib/charts/release';
import type { JsonObject } from '../../lib/kubernetes/json';
import { runningLoki } from '../../lib/tiers/loki/running';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { onDisk } from '../tiers/loki/props';

const AT = ['patches', 0, 'operations', 0];

function placeOf(release: Release | undefined, setting: string) {
  const [config] = release ? runningLoki(release).configs : [];
  return config?.placeOf(setting.split('.'));
}

const overridden = (values: JsonObject) => lokiTier({ ...onDisk({}), values }).releases[0];

test.each<[string, JsonObject, string, string]>([
  ['an override', { loki: { limits_config: { reject_old_samples: false } } }, 'limits_config.reject_old_samples', ''],
  [
    'of two, the one that wins',
    {
      loki: {
        limits_config: { max_query_series: 1 },
        structuredConfig: { limits_config: { max_query_series: 2 } },
      },
    },
    'limits_config.max_query_series',
    'loki.structuredConfig.limits_config.max_query_series',
  ],
  ['a text in place of all', { loki: { config: 'auth_enabled: false\n' } }, 'schema_config.configs', 'loki.config'],
  [
    'what a template makes a setting of',
    { loki: { server: { grpc_listen_port: 9096 } } },
    'server.grpc_listen_port',
    'loki.server.grpc_listen_port',
  ],
])('%s decides a setting', (_, values, setting, place) => {
  expect(placeOf(overridden(values), setting)).toEqual(['loki', 'values', ...(place || `loki.${setting}`).split('.')]);
});

test('a key decides what no override does', () => {
  expect(placeOf(overridden({}), 'limits_config.retention_period')).toEqual(['loki', 'retention']);
});

test('a patch of a setting wins over its key', () => {
  const [release] = lokiTier(onDisk({})).releases;
  if (!release) throw new Error('no release');
  const { values } = releaseValues(release.own, { loki: { limits_config: { retention_period: '1d' } } });
  const path = ['loki', 'limits_config', 'retention_period'];
  expect(placeOf({ ...release, values, patches: [{ path, at: AT }] }, 'limits_config.retention_period')).toEqual(AT);
  const other = [{ path: ['loki', 'analytics'], at: AT }];
  expect(placeOf({ ...release, patches: other }, 'limits_config.retention_period')).toEqual(['loki', 'retention']);
});
