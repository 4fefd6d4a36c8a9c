import * as fc from 'fast-check';
import { prefixLength } from '../../lib/mesh/cidr';

test.each([
  ['10.244.0.0/16', 16],
  ['10.0.10.11/32', 32],
  ['0.0.0.0/0', 0],
  ['fd00:10:244::/56', 56],
  ['::/0', 0],
])('%s is a range', (cidr, length) => expect(prefixLength(cidr)).toBe(length));

test.each([
  '10.244.0.0',
  '10.244.0.0/33',
  '10.244.0.0/-1',
  '10.244.0.0/',
  '10.244.0.0/016',
  '10.244.0/16',
  '010.244.0.0/16',
  '10.01.0.0/16',
  'fd00::/129',
  'fe80::1%eth0/64',
  ':::/64',
  'nodes/24',
  ' 10.244.0.0/16',
  '',
])('%j is none', (text) => expect(prefixLength(text)).toBeUndefined());

test('every IPv4 range is one', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, length) => {
      expect(prefixLength(`${address}/${length}`)).toBe(length);
    }),
  );
});
