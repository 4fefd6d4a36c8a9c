import { checkPlan } from '../../../../../lib/checks/all';
import type { JsonObject } from '../../../../../lib/kubernetes/json';
import { planStack } from '../../../../../lib/plan/plan';
import { deletesLost } from '../../../../../lib/tiers/loki/checks/running/deletes';
import { runningLoki } from '../../../../../lib/tiers/loki/running';
import type { ResolvedLoki } from '../../../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../../../lib/tiers/loki/tier';
import { loadOne, MINIMAL } from '../../../../environment/in-memory';
import { runCheck } from '../../../../support/checks';
import { COMMUNITY_CHART, distributed, minimal, onDisk } from '../../props';

function found(settings: ResolvedLoki, values: JsonObject = {}) {
  return runCheck(deletesLost, { running: lokiTier({ ...settings, values }).releases.map(runningLoki) });
}

const several = (more: Partial<ResolvedLoki> = {}) =>
  minimal({ topology: 'monolithic', replicas: { 'single-binary': 3 }, ...more });

const MODE = { limits_config: { deletion_mode: 'filter-and-delete' } };

test.each(['6.49.0', '6.25.1', '18.11.0'])('nothing is lost as the chart %s has it', (version) => {
  const chart = version === '18.11.0' ? COMMUNITY_CHART : { ...minimal().chart, version };
  for (const settings of [onDisk({ chart }), minimal({ chart }), distributed({ chart }), several({ chart })])
    expect(found(settings)).toEqual([]);
});

test.each<[string, JsonObject, string]>([
  ['the limit', { loki: MODE }, 'loki.limits_config.deletion_mode'],
  ['its other name', { loki: { structuredConfig: MODE } }, 'loki.structuredConfig.limits_config.deletion_mode'],
  ['an argument', { backend: { extraArgs: ['-compactor.deletion-mode=filter-only'] } }, 'backend.extraArgs'],
  [
    'a tenant',
    { loki: { runtimeConfig: { overrides: { prod: { deletion_mode: 'filter-and-delete' } } } } },
    'loki.runtimeConfig.overrides.prod.deletion_mode',
  ],
])('several backends take requests again: %s', (_, values, path) => {
  for (const chart of [minimal().chart, COMMUNITY_CHART])
    expect(found(minimal({ chart }), values)).toMatchObject([
      { id: 'loki/deletes-lost', severity: 'warning', path: ['loki', 'values', ...path.split('.')] },
    ]);
});

test.each<[string, JsonObject]>([
  ['the same', { loki: { limits_config: { deletion_mode: 'disabled' } } }],
  ['no retention', { loki: { ...MODE, compactor: { retention_enabled: false } } }],
  ['tenants without a word of it', { loki: { runtimeConfig: { overrides: { prod: { max_query_series: 10 } } } } }],
  ['one pod', { loki: MODE, backend: { replicas: 1 } }],
])('nothing is lost with %s', (_, values) => {
  expect(found(minimal(), values)).toEqual([]);
});

test('an autoscaler may run several', () => {
  const backend = { autoscaling: { enabled: true } };
  expect(found(minimal({ replicas: { write: 3, read: 3, backend: 1 } }), { backend })).toMatchObject([
    { problem: 'several pods of loki-backend run the compactor, and take requests to delete lines' },
  ]);
});

test('helpers of a compactor take none', () => {
  const compactor = { horizontal_scaling_mode: 'worker' };
  expect(found(minimal(), { loki: { ...MODE, compactor } })).toEqual([]);
});

test('a gateway that is told something else no longer refuses them, and both can be told', () => {
  const values = { gateway: { nginxConfig: { serverSnippet: 'client_max_body_size 9m;' } } };
  const [finding, ...more] = found(several(), values);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ path: ['loki', 'values', 'gateway', 'nginxConfig', 'serverSnippet'] });
  expect(JSON.stringify(finding?.fix)).toMatch(/client_max_body_size 9m;\\n.*return 403/);
});

test('without a gateway nobody refuses them', () => {
  expect(found(several({ gatewayReplicas: 0, access: 'direct', canary: false }))).toMatchObject([
    {
      path: ['loki', 'replicas'],
      problem: '3 pods of loki run the compactor, and take requests to delete lines',
      fix: expect.stringContaining('loki.gateway'),
    },
  ]);
});

test('a patch that lets them in is found at its operation', () => {
  const operation = '{ op: replace, path: /spec/values/loki/limits_config/deletion_mode, value: filter-only }';
  const text = MINIMAL.replace(
    'storage: { filesystem: {} }',
    'storage: { s3: { region: eu-1, buckets: { chunks: lines }, roleArn: "arn:aws:iam::123456789012:role/loki" } }\n  topology: simple-scalable',
  );
  const patches = `patches: [{ target: { kind: HelmRelease, name: loki }, operations: [${operation}] }]\n`;
  const of = (more: string) =>
    checkPlan(planStack(loadOne(text + more))).filter(({ id }) => id === 'loki/deletes-lost');
  expect(of('')).toEqual([]);
  expect(of(patches)).toMatchObject([{ path: ['patches', 0, 'operations', 0] }]);
});
