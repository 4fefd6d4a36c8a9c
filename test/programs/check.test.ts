import type { RunningConfig } from '../../lib/charts/running';
import { runChecks } from '../../lib/findings/check';
import type { Json } from '../../lib/kubernetes/json';
import { programConfigs } from '../../lib/programs/check';

function fixes(program: RunningConfig['program'], version: string, config: Json): readonly string[] {
  const running: RunningConfig = {
    program,
    version,
    config,
    placeOf: (setting) => setting,
    placeOfImage: () => [],
    removalOf: () => undefined,
    fixOf: (setting, value) => `${setting.join('.')}: ${JSON.stringify(value)}`,
  };
  const found = runChecks(programConfigs, { running: [{ namespace: 'n', workloads: [], configs: [running] }] });
  return found.map(({ id, fix }) => `${id} ${fix}`);
}

test('a key is moved to where it was meant', () => {
  expect(
    fixes('loki', '3.6.3', {
      schema_config: PERIODS,
      common: { path_prefix: '/loki' },
      limits_config: { max_streams_per_users: 5 },
    }),
  ).toEqual(['config/unknown-key limits_config.max_streams_per_user: 5']);
});

test('a place of a list can not be pasted', () => {
  const scrape = { job_name: 'x', pipeline_stages: [{ jsonn: {} }] };
  const [fix] = fixes('promtail', '3.5.1', { clients: [{ url: 'http://a' }], scrape_configs: [scrape] });
  expect(fix).toBe('config/unknown-key write json in its place');
});

test('nothing is said of a version that nobody knows', () => {
  expect(fixes('loki', '9.9.9', { no_such: 1 }).filter((fix) => fix.includes('no_such'))).toEqual([]);
});

const PERIODS = {
  configs: [
    {
      from: '2024-04-01',
      store: 'tsdb',
      object_store: 'filesystem',
      schema: 'v13',
      index: { prefix: 'i_', period: '24h' },
    },
  ],
};
