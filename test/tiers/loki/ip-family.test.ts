import { isKnownConfig } from '../../../lib/charts/effective';
import { valueAt } from '../../../lib/kubernetes/json';
import { effectiveRelease } from '../../../lib/plan/effective';
import type { IpFamily } from '../../../lib/platform/ip-families';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { COMMUNITY_CHART, GRAFANA_CHART, minimal } from './props';

function releaseOf(ipFamilies: readonly IpFamily[] | undefined, overrides: Partial<ResolvedLoki> = {}) {
  const [release] = lokiTier(minimal({ ipFamilies, ...overrides })).releases;
  if (!release) throw new Error('there is no release');
  return release;
}

const configOf = (...given: Parameters<typeof releaseOf>) =>
  effectiveRelease(releaseOf(...given)).configs.find(isKnownConfig)?.config;

test('pods of IPv4, and those of which nothing is known, get the same values', () => {
  expect(releaseOf(['IPv4']).values).toEqual(releaseOf(undefined).values);
});

test.each([GRAFANA_CHART, COMMUNITY_CHART])(
  'with IPv6 alone, rings and memberlist take it: chart $version',
  (chart) => {
    const [four, six] = [configOf(undefined, { chart }), configOf(['IPv6'], { chart })];
    expect(six).toMatchObject({
      common: { replication_factor: 3, ring: { instance_enable_ipv6: true, kvstore: { store: 'memberlist' } } },
      frontend: { ...(valueAt(four, 'frontend') as object), instance_enable_ipv6: true },
    });
    expect(valueAt(six, 'memberlist')).toEqual(valueAt(four, 'memberlist'));
  },
);

test.each<readonly [IpFamily, IpFamily]>([
  ['IPv4', 'IPv6'],
  ['IPv6', 'IPv4'],
])('with %s and %s, Loki keeps its addresses of IPv4', (...families) => {
  expect(configOf(families)).toEqual(configOf(undefined));
});

describe('nginx', () => {
  test.each<readonly IpFamily[]>([['IPv6'], ['IPv4', 'IPv6']])('listens on IPv6 where pods have it', (...families) => {
    const release = releaseOf(families);
    expect(valueAt(release.values, 'gateway', 'nginxConfig', 'enableIPv6')).toBe(true);
    expect(release.owned?.some(({ path }) => path.join('.') === 'gateway.nginxConfig.enableIPv6')).toBe(true);
  });

  test('is left to its chart where they have not', () => {
    const release = releaseOf(['IPv4']);
    expect(valueAt(release.values, 'gateway', 'nginxConfig')).toBeUndefined();
    expect(release.owned?.some(({ path }) => path.join('.') === 'gateway.nginxConfig.enableIPv6')).toBe(false);
  });
});
