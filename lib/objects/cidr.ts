import { BlockList, isIP } from 'node:net';
import { isJsonObject, type Json, listIn, valueAt } from '../kubernetes/json';
import { shown } from './object-problem';

interface Range {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** `IsValidCIDR` of k8s.io/apimachinery/pkg/util/validation */
export function cidrProblem(value: Json): string | undefined {
  return rangeOf(value) ? undefined : `must be a range of addresses such as 10.0.0.0/16, and is ${shown(value)}`;
}

/** Exceptions are parts of the range that they are of. */
export function exceptFits(block: Json): string | undefined {
  const range = isJsonObject(block) ? rangeOf(valueAt(block, 'cidr') ?? '') : undefined;
  if (!range) return undefined;
  const list = new BlockList();
  list.addSubnet(range.address, range.prefix, range.family);
  const outside = listIn(block, 'except').find((each) => {
    const part = rangeOf(each);
    return (
      part && (part.family !== range.family || part.prefix <= range.prefix || !list.check(part.address, part.family))
    );
  });
  return outside === undefined
    ? undefined
    : `must have exceptions within its range only, and ${shown(outside)} is none`;
}

function rangeOf(value: Json): Range | undefined {
  const [address = '', prefix = '', ...more] = String(value).split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefix)) return undefined;
  const bits = Number(prefix);
  return bits <= (version === 4 ? 32 : 128)
    ? { address, prefix: bits, family: version === 4 ? 'ipv4' : 'ipv6' }
    : undefined;
}
