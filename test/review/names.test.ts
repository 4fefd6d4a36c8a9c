import { asCode, nameSome } from '../../lib/review/names';

test.each([
  [['a'], 1, '`a`'],
  [['a'], 9, '`a`'],
  [['a', 'b'], 2, '`a` and `b`'],
  [['a', 'b', 'c'], 9, '`a`, `b` and `c`'],
  [['a', 'b', 'c', 'd'], 9, '`a`, `b`, `c` and `d`'],
  [['a', 'b', 'c', 'd', 'e'], 9, '`a`, `b`, `c` and 2 more'],
  [['a', 'b', 'c', 'd'], 4, 'all 4'],
  [['a', 'b', 'c'], 3, '`a`, `b` and `c`'],
])('%j of %d are %s', (names, total, text) => {
  expect(nameSome(names, total)).toBe(text);
});

test('a name may hold backticks', () => {
  expect(asCode('a`b')).toBe('``a`b``');
  expect(asCode('`')).toBe('`` ` ``');
});
