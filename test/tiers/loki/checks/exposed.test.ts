import { formatPath } from '../../../../lib/findings/finding';
import { formatFix } from '../../../../lib/findings/fix-text';
import { exposed } from '../../../../lib/tiers/loki/checks/exposed';
import type { ResolvedLoki } from '../../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../../lib/tiers/loki/tier';
import { runCheck } from '../../../support/checks';
import { AUTHENTICATION, COMMUNITY_CHART, distributed, everything, minimal } from '../props';

const INGRESS = { host: 'logs.example.com' };

const check = (loki: ResolvedLoki) => runCheck(exposed, { loki, releases: lokiTier(loki).releases });
const paths = (loki: ResolvedLoki) => check(loki).map(({ path }) => formatPath(path));

test('an Ingress asks for passwords', () => {
  const [finding] = check(minimal({ ingress: INGRESS }));
  expect(finding).toMatchObject({ id: 'loki/exposed', severity: 'error', path: ['loki', 'gateway', 'ingress'] });
  expect(formatFix(finding?.fix ?? '')).toContain('`loki.gateway.authentication`');
  expect(check(minimal({ ingress: INGRESS, authentication: AUTHENTICATION }))).toEqual([]);
  expect(check(everything)).toEqual([]);
  expect(check(minimal())).toEqual([]);
});

test.each([
  ['gateway.service.type', { gateway: { service: { type: 'LoadBalancer' } } }],
  ['gateway.service.type', { gateway: { service: { type: 'NodePort' } } }],
  ['gateway.ingress.enabled', { gateway: { ingress: { enabled: true } } }],
  ['gateway.route.main.enabled', { gateway: { route: { main: { enabled: true } } } }],
])('a gateway that %s opens by hand asks for passwords', (path, values) => {
  expect(paths(minimal({ values }))).toEqual([`loki.values.${path}`]);
  expect(paths(minimal({ values, authentication: AUTHENTICATION }))).toEqual([]);
});

test.each([
  ['ingress.enabled', { ingress: { enabled: true } }],
  ['route.main.enabled', { route: { main: { enabled: true } } }],
  ['write.service.type', { write: { service: { type: 'NodePort' } } }],
])('Loki itself is never opened, with passwords at the gateway or without: %s', (path, values) => {
  expect(paths(minimal({ values, authentication: AUTHENTICATION }))).toEqual([`loki.values.${path}`]);
});

test('the older key of a component counts too, and Services within the cluster do not', () => {
  const values = { distributor: { serviceType: 'LoadBalancer' }, querier: { serviceType: 'ClusterIP' } };
  expect(paths(distributed({ values, chart: COMMUNITY_CHART }))).toEqual(['loki.values.distributor.serviceType']);
});

test('an override that takes the passwords away is seen', () => {
  const values = { gateway: { basicAuth: { enabled: false } } };
  expect(check(minimal({ ingress: INGRESS, authentication: AUTHENTICATION, values }))).toHaveLength(1);
});
