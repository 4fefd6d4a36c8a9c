import { changedRegion } from '../../../lib/findings/formats/changed-region';

const region = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
  startLine,
  startColumn,
  endLine,
  endColumn,
});

test.each([
  ['a word', 'a: 1\nb: 22\n', 'a: 1\nb: 32\n', region(2, 4, 2, 5), '3'],
  ['a line that is new', 'a: 1\nc: 3\n', 'a: 1\nb: 2\nc: 3\n', region(2, 1, 2, 1), 'b: 2\n'],
  ['a line that goes', 'a: 1\nb: 2\nc: 3\n', 'a: 1\nc: 3\n', region(2, 1, 3, 1), ''],
  ['an end that is new', 'a: 1', 'a: 1\nb: 2\n', region(1, 5, 1, 5), '\nb: 2\n'],
  ['a sign of two code units, whole', 'a: 😀\n', 'a: 😁\n', region(1, 4, 1, 6), '😁'],
  ['one that has the second in common', 'a: \u{1f600}\n', 'a: \u{1fa00}\n', region(1, 4, 1, 6), '\u{1fa00}'],
  ['the end of a line of Windows, whole', 'a\r\nb', 'a\rb', region(1, 2, 2, 1), '\r'],
])('%s', (_, before, after, where, text) => {
  expect(changedRegion(before, after)).toEqual({ region: where, text });
});
