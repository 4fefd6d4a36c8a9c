import { quantity } from '../../lib/units/quantity';

test.each([
  ['100m', 0.1],
  ['1.5', 1.5],
  ['2', 2],
  ['512Mi', 512 * 2 ** 20],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['1e3', 1000],
  ['1G', 1e9],
  ['.5', 0.5],
])('%s is %d', (text, expected) => {
  expect(quantity(text)).toBeCloseTo(expected);
});

test.each(['', 'Gi', '1 Gi', '1GB', 'much'])('%j is no quantity', (text) => {
  expect(quantity(text)).toBeUndefined();
});
