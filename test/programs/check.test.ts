import type { RunningConfig } from '../../lib/charts/running';
import { runChecks } from '../../lib/findings/check';
import type { Json } from '../../lib/kubernetes/json';
import { programConfigs } from '../../lib/programs/check';

function runningOf(program: RunningConfig['program'], version: string, config: Json): RunningConfig {
  return {
    program,
    version,
    config,
    placeOf: (setting) => setting,
    placeOfImage: () => [],
    removalOf: () => undefined,
    fixOf: (setting, value) => `${setting.join('.')}: ${JSON.stringify(value)}`,
  };
}

function fixes(program: RunningConfig['program'], version: string, config: Json): readonly string[] {
  return found(program, version, config).map(({ id, fix }) => `${id} ${fix}`);
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

const VALID = { common: { path_prefix: '/loki' } };

function found(program: RunningConfig['program'], version: string, ...configs: readonly Json[]) {
  const running = configs.map((config) => runningOf(program, version, config));
  return runChecks(programConfigs, { running: [{ namespace: 'n', workloads: [], configs: running }] });
}

const kinds = (all: ReturnType<typeof found>) => all.map(({ id, severity }) => `${severity} ${id}`).sort();

describe('a version without a model', () => {
  test('is judged by the nearest one, which is told once, whatever runs it', () => {
    const config = { ...VALID, schema_config: PERIODS };
    const all = found('loki', '3.99.0', config, config);
    expect(all.map(({ id, severity }) => `${severity} ${id}`)).toEqual(['warning config/near-version']);
    expect(all[0]?.problem).toMatch(/^Loki 3\.99\.0 is judged by what 3\.\d+\.\d+ reads/);
  });

  test('may know keys and words that an older one does not, but no other types', () => {
    const config = {
      ...VALID,
      schema_config: PERIODS,
      limits_config: { max_streams_per_users: 1, max_query_length: 'banana' },
      ingester: { chunk_encoding: 'brotli' },
    };
    expect(kinds(found('loki', '3.99.0', config))).toEqual([
      'error config/invalid-value',
      'warning config/invalid-value',
      'warning config/near-version',
      'warning config/unknown-key',
    ]);
  });

  test('may still know what a newer one has lost, and knows none of its words', () => {
    const config = {
      ...VALID,
      schema_config: PERIODS,
      ingester: { chunk_encoding: 'brotli', max_transfer_retries: 0 },
    };
    expect(kinds(found('loki', '3.0.0', config))).toEqual([
      'error config/invalid-value',
      'warning config/near-version',
      'warning config/removed-key',
    ]);
  });

  test.each(['3.6.14', '3.7.0'])('is as good as the model of its minor version: %s', (version) => {
    const config = { ...VALID, schema_config: PERIODS, limits_config: { max_streams_per_users: 1 } };
    expect(found('loki', version, config)).toMatchObject([{ id: 'config/unknown-key', severity: 'error' }]);
  });
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
