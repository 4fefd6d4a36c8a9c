import { isIP } from 'node:net';

const NOTATION = /^([0-9a-f.:]+)\/(0|[1-9][0-9]{0,2})$/i;

/** Length of the prefix of an address range, or `undefined` if it is none. */
export function prefixLength(cidr: string): number | undefined {
  const [, address = '', digits = ''] = NOTATION.exec(cidr) ?? [];
  const length = Number(digits);
  const longest = { 4: 32, 6: 128 }[isIP(address)];
  return longest === undefined || length > longest ? undefined : length;
}

export function isIpv6(cidr: string): boolean {
  return cidr.includes(':');
}
