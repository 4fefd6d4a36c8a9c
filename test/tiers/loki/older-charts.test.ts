import { knownSince } from '../../../lib/charts/versions';
import { valueAt } from '../../../lib/kubernetes/json';
import { dialectOf } from '../../../lib/tiers/loki/dialect';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { distributed, everything, minimal } from './props';

function of(props: ResolvedLoki, publisher: string, version: string): ResolvedLoki {
  return { ...props, chart: { ...props.chart, publisher, version } };
}

test('a version is not older than itself, and a prerelease is', () => {
  expect(knownSince('6.46.0')('6.46.0')).toBe(true);
  expect(knownSince('6.46.0-rc.1')('6.46.0')).toBe(false);
  expect(knownSince('6.100.0')('6.46.0')).toBe(true);
});

test('members of older charts join by the whole name of a Service', () => {
  const join = (version: string) =>
    valueAt(lokiValues(of(minimal(), 'grafana', version)), 'loki', 'memberlistConfig', 'join_members', 0);
  expect(join('6.45.2')).toMatch(/^loki-memberlist\..+\.svc\./);
  expect(join('6.46.0')).toBeUndefined();
});

test('older charts are told where the compactor listens for gRPC', () => {
  const address = (version: string) =>
    valueAt(lokiValues(of(distributed(), 'grafana', version)), 'loki', 'commonConfig', 'compactor_grpc_address');
  expect(address('6.34.0')).toMatch(/^loki-compactor\..+:9095$/);
  expect(address('6.35.0')).toBeUndefined();
});

test('buckets are named for charts that ask for them without a need', () => {
  const asks = (version: string) => dialectOf({ publisher: 'grafana', version }).asksForBuckets;
  expect(['6.33.0', '6.34.0', '6.47.0', '6.48.0'].map(asks)).toEqual([false, true, true, false]);
});

test('a canary without a gateway pushes where older charts know no value for it', () => {
  const canary = (version: string) =>
    valueAt(lokiValues(of(distributed({ gatewayReplicas: 0, access: 'direct' }), 'grafana', version)), 'lokiCanary');
  expect(canary('6.30.1')).toMatchObject({
    extraArgs: expect.arrayContaining([expect.stringMatching(/^-addr=loki-/)]),
  });
  expect(canary('6.30.1')).not.toHaveProperty('lokiurl');
  expect(canary('6.31.0')).toMatchObject({ lokiurl: expect.stringMatching(/^loki-/) });
});

test("ingesters of zones are replaced by a key that the community's chart has changed", () => {
  const key = (version: string) => dialectOf({ publisher: 'grafana-community', version }).zoneUpdates;
  expect(['18.0.1', '18.4.4', '18.5.0', '18.11.0'].map(key)).toEqual([
    'updateStrategy',
    'updateStrategy',
    'strategy',
    'strategy',
  ]);
});

test("no pod waits for one that is broken, where values can say so: Grafana's charts know none", () => {
  const policies = (publisher: string, version: string) => {
    const values = lokiValues(of(distributed({ rules: everything.rules }), publisher, version));
    return ['indexGateway', 'ruler', 'querier'].map((key) => valueAt(values, key, 'podManagementPolicy'));
  };
  expect(policies('grafana-community', '18.0.1')).toEqual(['Parallel', 'Parallel', undefined]);
  expect(policies('grafana-community', '18.11.0')).toEqual(['Parallel', 'Parallel', undefined]);
  expect(policies('grafana', '7.3.0')).toEqual([undefined, undefined, undefined]);
});
