import { fitted } from '../../lib/review/formats/fitted';

const section = (name: string, ...items: readonly string[]) => ({
  head: `# ${name}`,
  items,
  between: '\n',
  tail: `(${name})`,
});

test('all that fits is written, without a remark', () => {
  expect(fitted([section('a', 'x', 'y'), { items: ['z'] }], 1000)).toBe('# a\n\nx\ny\n\n(a)\n\nz');
});

test('what does not fit is left out from there on, even if something behind it would fit', () => {
  const text = fitted([section('a', 'x', 'y'.repeat(500), 'z'), section('b', 'c')], 400);
  expect(text).toMatch(/^# a\n\nx\n\n\(a\)\n\n3 entries more did not fit in here: /);
});

test('one entry is one', () => {
  expect(fitted([section('a', 'x', 'y'.repeat(500))], 400)).toContain('1 entry more');
});

test('a section without room for its first entry has no heading', () => {
  expect(fitted([section('a', 'x'), section('b', 'y'.repeat(500))], 400)).not.toContain('# b');
});
