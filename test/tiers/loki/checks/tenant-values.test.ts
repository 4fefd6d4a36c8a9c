import type { JsonObject } from '../../../../lib/kubernetes/json';
import { tenantValues } from '../../../../lib/tiers/loki/checks/tenant-values';
import type { ResolvedLoki } from '../../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../../lib/tiers/loki/tier';
import { runCheck } from '../../../support/checks';
import { COMMUNITY_CHART, GRAFANA_CHART, minimal } from '../props';

const findings = (loki: ResolvedLoki) => runCheck(tenantValues, { loki, releases: lokiTier(loki).releases });
const auth = (auth_enabled: boolean): JsonObject => ({ loki: { auth_enabled } });

test.each([GRAFANA_CHART, COMMUNITY_CHART])('none is needed: chart $version', (chart) => {
  expect(findings(minimal({ chart, tenant: 'prod' }))).toEqual([]);
  expect(findings(minimal({ chart }))).toEqual([]);
});

test.each([
  [true, minimal({ values: auth(true) })],
  [false, minimal({ tenant: 'prod', values: auth(false) })],
])('auth_enabled is not made %s against the environment', (_, loki) => {
  expect(findings(loki)).toMatchObject([
    { id: 'loki/tenant-closure', severity: 'error', path: ['loki', 'values', 'loki', 'auth_enabled'] },
  ]);
});

test.each([
  [
    'grafana',
    GRAFANA_CHART,
    { monitoring: { selfMonitoring: { tenant: { name: 'self' } } } },
    'monitoring.selfMonitoring',
  ],
  ['grafana-community', COMMUNITY_CHART, { lokiCanary: { tenant: { name: 'self' } } }, 'lokiCanary'],
])('the canary keeps the tenant: chart of %s', (_, chart, values, key) => {
  expect(findings(minimal({ chart, tenant: 'prod', values }))).toMatchObject([
    { id: 'loki/tenant-closure', path: ['loki', 'values', ...key.split('.'), 'tenant', 'name'] },
  ]);
});
