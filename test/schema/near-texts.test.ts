import { spelled, withUsualUnit } from '../../lib/schema/near-texts';

test.each([
  ['duration', '7 days', '7d'],
  ['duration', '12H', '12h'],
  ['duration', ' 30d ', '30d'],
  ['duration', '30d', undefined],
  ['duration', 'banana', undefined],
  ['size', '10GB', '10G'],
  ['size', '10 gib', '10Gi'],
  ['size', 'large', undefined],
  ['cidr', ' 10.0.0.0/16', '10.0.0.0/16'],
] as const)('%s %j is spelled %j', (format, text, expected) => {
  expect(spelled(format, text)).toBe(expected);
});

test.each([
  ['retention', 7, '7d'],
  ['volume', 10, '10Gi'],
  ['interval', 10, undefined],
  ['retention', 0, undefined],
  ['retention', 1.5, undefined],
] as const)('%s of %j is %j', (key, amount, expected) => {
  expect(withUsualUnit(key, amount)).toBe(expected);
});
