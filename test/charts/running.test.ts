import type { Release } from '../../lib/charts/release';
import { type Running, requestPlace } from '../../lib/charts/running';
import { formatFix } from '../../lib/findings/fix-text';
import { runningLoki } from '../../lib/tiers/loki/running';
import type { ResolvedLoki } from '../../lib/tiers/loki/settings';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { distributed, onDisk } from '../tiers/loki/props';

function released(props: ResolvedLoki): Release {
  const [release] = lokiTier(props).releases;
  if (!release) throw new Error('no release');
  return release;
}

const run = (props: ResolvedLoki): Running => runningLoki(released(props));

function lokiOf({ configs: [config] }: Running) {
  if (!config) throw new Error('no configuration');
  return config;
}

describe('where a setting is decided', () => {
  const PERIOD = ['ingester', 'chunk_idle_period'];

  test('by an override', () => {
    const values = { loki: { ingester: { chunk_idle_period: '5m' } } };
    expect(lokiOf(run(onDisk({ values }))).placeOf(PERIOD)).toEqual(['loki', 'values', 'loki', ...PERIOD]);
  });

  test('by structuredConfig, which wins', () => {
    const values = { loki: { ingester: { a: 1 }, structuredConfig: { ingester: { chunk_idle_period: '5m' } } } };
    expect(lokiOf(run(onDisk({ values }))).placeOf(PERIOD)).toEqual([
      'loki',
      'values',
      'loki',
      'structuredConfig',
      ...PERIOD,
    ]);
  });

  test('by a key of the file', () => {
    expect(lokiOf(run(onDisk())).placeOf(['limits_config', 'retention_period'])).toEqual(['loki', 'retention']);
  });
});

describe('what to paste for a setting', () => {
  test('the key that decides it', () => {
    expect(formatFix(lokiOf(run(onDisk())).fixOf(['common', 'replication_factor'], 1))).toBe(
      'loki:\n  replicationFactor: 1',
    );
  });

  test('an override where no key does, in the section that is overridden already', () => {
    expect(formatFix(lokiOf(run(onDisk())).fixOf(['server', 'log_level'], 'debug'))).toContain(
      'values:\n    loki:\n      server:',
    );
    const values = { loki: { structuredConfig: { server: { log_format: 'json' } } } };
    expect(formatFix(lokiOf(run(onDisk({ values }))).fixOf(['server', 'log_level'], 'debug'))).toContain(
      'structuredConfig:',
    );
  });
});

test('the version is that of the image', () => {
  expect(lokiOf(run(onDisk())).version).toBe('3.6.3');
  expect(lokiOf(run(onDisk({ values: { loki: { image: { tag: '3.5.1' } } } }))).version).toBe('3.5.1');
});

describe('what decides how much of a resource a workload requests', () => {
  test('a key of the file for each workload', () => {
    const running = run(distributed());
    expect(requestPlace(running, 'loki-querier', 'cpu')).toEqual(['loki', 'resources', 'querier', 'requests', 'cpu']);
    expect(requestPlace(running, 'loki-gateway', 'memory')).toEqual([
      'loki',
      'resources',
      'gateway',
      'requests',
      'memory',
    ]);
  });

  test('an override, where there is one', () => {
    const running = run(onDisk({ values: { singleBinary: { resources: { limits: { memory: '1Mi' } } } } }));
    expect(requestPlace(running, 'loki', 'memory').slice(0, 3)).toEqual(['loki', 'values', 'singleBinary']);
  });
});
