import { closestDirectory, directoryOf, isWithin } from '../../lib/logs/paths';

test.each([
  ['/var/log/syslog', '/var/log'],
  ['/var/log/*.log', '/var/log'],
  ['/var/log/**/x.log', '/var/log'],
  ['/var/lo{g,gs}/x', '/var'],
  ['/var/log[0-9]/x', '/var'],
  ['/syslog', '/'],
])('all that %s matches is in %s', (path, directory) => expect(directoryOf(path)).toBe(directory));

test.each([
  ['/var/log', '/var/log', true],
  ['/var/log/a', '/var/log', true],
  ['/var/logs', '/var/log', false],
  ['/var', '/var/log', false],
  ['/a', '/', true],
])('%s within %s: %p', (path, directory, within) => expect(isWithin(path, directory)).toBe(within));

test('the smallest directory is chosen', () => {
  expect(closestDirectory('/var/log/pods', new Set(['/var/log', '/var/log/pods', '/opt']))).toBe('/var/log/pods');
  expect(closestDirectory('/srv', new Set(['/var/log']))).toBeUndefined();
});
