import { compareVersions, isExactVersion, isPatchBeside, nearestVersion } from '../../lib/charts/versions';

test.each(['6.49.0', 'v6.49.0', '6.49.0-rc.1'])('%s is one version', (text) => {
  expect(isExactVersion(text)).toBe(true);
});

test.each(['6.49', '6.x', '>=6.0.0', '*', 'latest', ''])('%j is none, or many', (text) => {
  expect(isExactVersion(text)).toBe(false);
});

test.each([
  ['6.49.3', '6.49.0'],
  ['6.50.0', '6.49.0'],
  ['6.99.0', '6.55.0'],
  ['7.0.0', '7.3.0'],
  ['8.0.0', '7.3.0'],
  ['5.99.0', '6.25.1'],
  ['6.1.0', '6.25.1'],
  ['6.51.0', '6.49.0'],
])('%s is nearest to %s', (wanted, nearest) => {
  expect(nearestVersion(wanted, ['7.3.0', '6.55.0', '6.49.0', '6.25.1'])).toBe(nearest);
});

test('of nothing, nothing is near', () => {
  expect(nearestVersion('6.49.0', [])).toBeUndefined();
});

test('a patch beside another differs in its last number alone', () => {
  expect(isPatchBeside('6.49.0', '6.49.7')).toBe(true);
  expect(isPatchBeside('6.49.0', '6.50.0')).toBe(false);
  expect(isPatchBeside('6.49.0', '7.49.0')).toBe(false);
});

test.each([
  ['18.11.0', '6.49.0', 1],
  ['1.10.0', '1.9.0', 1],
  ['1.0.0', '1.0.0-rc.1', 1],
  ['1.0.0', '1.0.0', 0],
  ['6.49.0', '18.11.0', -1],
])('%s beside %s', (one, other, expected) => {
  expect(compareVersions(one, other)).toBe(expected);
});
