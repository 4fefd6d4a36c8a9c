import fc from 'fast-check';
import { globsMeet } from '../../../lib/logs/checks/globs';

test.each([
  ['/var/log/syslog', '/var/log/syslog'],
  ['/var/log/*.log', '/var/log/kubelet.log'],
  ['/var/log/*.log', '/var/log/k*'],
  ['/var/**', '/var/log/pods/*/*/*'],
  ['/var/**/0.log', '/var/log/pods/payments_*/*/*'],
  ['/var/log/**/x', '/var/log/x'],
  ['/a/*/c', '/*/b/*'],
  ['/a?c', '/*b*'],
  ['/a{b,c/d}e', '/ac/de'],
  ['/a[0-9]', '/a7'],
  ['/a\\*', '/a*'],
  ['/**', '/**'],
])('%s and %s have a path in common', (one, other) => {
  expect(globsMeet(one, other)).toBe(true);
  expect(globsMeet(other, one)).toBe(true);
});

test.each([
  ['/var/log/*.log', '/var/log/pods/x.log'],
  ['/var/log/*', '/var/log/pods/*/*/*'],
  ['/var/log/*.log', '/var/log/*.gz'],
  ['/a/?', '/a/'],
  ['/a?b', '/a/b'],
  ['/var/log/pods/shop_*/*/*', '/var/log/pods/payments_*/*/*'],
  ['/var/log', '/var/logs'],
  ['', '/'],
])('%s and %s have none', (one, other) => {
  expect(globsMeet(one, other)).toBe(false);
  expect(globsMeet(other, one)).toBe(false);
});

test('a glob meets what it stands for', () => {
  const piece = fc.constantFrom(['a', 'a'], ['/', '/'], ['*', ''], ['*', 'ab'], ['?', 'b'], ['**', 'a/b'], ['**', '']);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const [glob, path] = [0, 1].map((side) => pieces.map((parts) => parts[side]).join(''));
      expect(globsMeet(glob ?? '', path ?? '')).toBe(true);
    }),
  );
});

test('many stars take no time', () => {
  expect(globsMeet(`/${'*a'.repeat(60)}`, `/${'*b'.repeat(60)}c`)).toBe(false);
});
