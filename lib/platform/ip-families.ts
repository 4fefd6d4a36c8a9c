import { isIP } from 'node:net';

/** Family of IP addresses, as Kubernetes names it. */
export type IpFamily = 'IPv4' | 'IPv6';

export function isIpv6(cidr: string): boolean {
  return cidr.includes(':');
}

/** Lists the families of ranges of addresses, each once, in the order of the ranges; nothing if none is known. */
export function ipFamiliesOf(cidrs: readonly string[] | undefined): readonly IpFamily[] | undefined {
  if (cidrs === undefined || cidrs.length === 0) return undefined;
  return [...new Set(cidrs.map((cidr): IpFamily => (isIpv6(cidr) ? 'IPv6' : 'IPv4')))];
}

/** Tells whether pods have addresses of IPv6, beside others or alone. */
export function hasIpv6(families: readonly IpFamily[] = []): boolean {
  return families.includes('IPv6');
}

/** Tells whether pods have addresses of IPv6 and no others. */
export function isIpv6Only(families: readonly IpFamily[] = []): boolean {
  return hasIpv6(families) && families.length === 1;
}

/** Family of a host that is an address, in brackets or not; nothing if it is a name. */
export function familyOfHost(host: string): IpFamily | undefined {
  const version = isIP(host.replace(/^\[(.*)\]$/, '$1'));
  if (version === 0) return undefined;
  return version === 6 ? 'IPv6' : 'IPv4';
}
