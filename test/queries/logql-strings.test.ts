import { unquote } from '../../lib/syntax/go-string';

test.each([
  ['"plain"', 'plain'],
  ['`\\d "x"`', '\\d "x"'],
  ['"\\a\\b\\f\\n\\r\\t\\v\\\\"', '\x07\b\f\n\r\t\v\\'],
  ['"\\""', '"'],
  ["'\\''", "'"],
  ['"\\x41\\101\\u00e9\\U0001F600"', 'AAé😀'],
  // The bytes of one character.
  ['"\\xc3\\xa9 \\303\\251"', 'é é'],
])('%s is %p', (literal, value) => {
  expect(unquote(literal)).toBe(value);
});

test.each(['"\\d"', '"\\\'"', "'\\\"'", '"\\x4"', '"\\8"', '"\\400"', '"\\ud800"', '"\\U00110000"', '"\\u12"'])(
  '%s escapes nothing',
  (literal) => {
    expect(unquote(literal)).toBeUndefined();
  },
);
