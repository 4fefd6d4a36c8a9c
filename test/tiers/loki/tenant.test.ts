import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { COMMUNITY_CHART, distributed, everything, GRAFANA_CHART, minimal, onDisk } from './props';

const tenant = 'prod';

describe.each([
  ['grafana', GRAFANA_CHART, { monitoring: { selfMonitoring: { tenant: { name: tenant } } } }],
  ['grafana-community', COMMUNITY_CHART, { lokiCanary: { tenant: { name: tenant } } }],
])('chart of %s', (_, chart, canaryTenant) => {
  const values = lokiValues(minimal({ chart, tenant }));

  test('refuses requests without a tenant, and the canary uses the one that readers do', () => {
    expect(values).toMatchObject({ loki: { auth_enabled: true }, ...canaryTenant });
  });

  test('the rest of what is said of the canary stays', () => {
    expect(values).toMatchObject({ lokiCanary: { extraArgs: ['-streamname=app', '-streamvalue=loki-canary'] } });
  });

  test('holds no password', () => expect(JSON.stringify(values)).not.toContain('pass'));

  test('without a canary there is no tenant of it', () => {
    const without = lokiValues(minimal({ chart, tenant, canary: false }));
    expect(without).toMatchObject({ loki: { auth_enabled: true }, lokiCanary: { enabled: false } });
    expect(JSON.stringify(without)).not.toContain('"name":"prod"');
  });
});

test('without a tenant nothing speaks of one', () => {
  const { push, query, otlp, flows } = lokiTier(minimal());
  const values = lokiValues(minimal());
  expect(values).toMatchObject({ loki: { auth_enabled: false } });
  expect(JSON.stringify([values, push, query, otlp, flows])).not.toContain('tenant');
});

test.each([
  ['gateway', minimal({ tenant })],
  ['direct', minimal({ tenant, access: 'direct' })],
  ['distributed', distributed({ tenant, access: 'direct' })],
] as const)('whoever calls Loki learns the tenant: %s', (_, props) => {
  const { push, query, otlp } = lokiTier(props);
  expect([push.tenant, query.tenant, otlp.tenant]).toEqual([tenant, tenant, tenant]);
});

test('the canary calls as the tenant, and what is not Loki knows none', () => {
  const called = lokiTier(everything).flows.flatMap(({ from, to }) =>
    'service' in to && 'host' in to && 'name' in from ? [`${from.name} > ${to.containerPort}: ${to.tenant}`] : [],
  );
  expect(called).toContain('loki-canary > 8080: prod');
  expect(called).toContain('loki-gateway > 3100: prod');
  expect(called).toContain('loki-write > 11211: undefined');
  expect(called).toContain('loki-write > 7946: undefined');
});

test.each([
  ['backend', minimal],
  ['singleBinary', onDisk],
  ['ruler', distributed],
])('rules of %s are those of the tenant', (key, props: (overrides: Partial<ResolvedLoki>) => ResolvedLoki) => {
  expect(lokiValues(props({ tenant, rules: everything.rules }))).toMatchObject({
    [key]: { extraVolumeMounts: [{ name: 'rules', mountPath: '/etc/loki/rules/prod', readOnly: true }] },
  });
});
