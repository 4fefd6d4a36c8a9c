import { isIP } from 'node:net';

const FORMAT = /^([0-9a-f.:]+)\/(0|[1-9][0-9]{0,2})$/i;

/** Reads the length of a CIDR's prefix, or `undefined` from any other text. */
export function prefixLength(cidr: string): number | undefined {
  const [, address = '', digits = ''] = FORMAT.exec(cidr) ?? [];
  const length = Number(digits);
  const longest = { 4: 32, 6: 128 }[isIP(address)];
  return longest === undefined || length > longest ? undefined : length;
}
