import { familyOfHost, hasIpv6, ipFamiliesOf, isIpv6Only } from '../../lib/platform/ip-families';
import { resolvePlatform } from '../../lib/platform/resolve';

test.each([
  [['10.244.0.0/16'], ['IPv4']],
  [['fd00:10:244::/56'], ['IPv6']],
  [
    ['10.244.0.0/16', '10.245.0.0/16', 'fd00:10:244::/56'],
    ['IPv4', 'IPv6'],
  ],
  [
    ['fd00:10:244::/56', '10.244.0.0/16'],
    ['IPv6', 'IPv4'],
  ],
  [[], undefined],
  [undefined, undefined],
])('%j are addresses of %j', (cidrs, families) => expect(ipFamiliesOf(cidrs)).toEqual(families));

test('a cluster has the families of its pods, and an unknown one has none', () => {
  expect(resolvePlatform({ distribution: 'k3s' }).ipFamilies).toEqual(['IPv4']);
  expect(resolvePlatform({ distribution: 'k3s', podCidrs: ['fd00::/56'] }).ipFamilies).toEqual(['IPv6']);
  expect(resolvePlatform({ distribution: 'eks' }).ipFamilies).toBeUndefined();
});

test('what is unknown is not of IPv6', () => {
  expect([hasIpv6(undefined), isIpv6Only(undefined), isIpv6Only(['IPv4', 'IPv6'])]).toEqual([false, false, false]);
  expect([hasIpv6(['IPv4', 'IPv6']), isIpv6Only(['IPv6'])]).toEqual([true, true]);
});

test.each([
  ['10.0.0.1', 'IPv4'],
  ['[fd00::1]', 'IPv6'],
  ['fd00::1', 'IPv6'],
  ['loki.example.com', undefined],
])('%s is of %s', (host, family) => expect(familyOfHost(host)).toBe(family));
