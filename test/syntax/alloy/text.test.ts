import fc from 'fast-check';
import { comment, identifier, mapKey, numeral, quote } from '../../../lib/syntax/alloy/text';
import { text } from './documents';

describe('quote', () => {
  test('keeps every value', () => {
    fc.assert(fc.property(text, (value) => expect(unquote(quote(value))).toBe(value)));
  });

  test('never begins a template of Helm or a substitution of Flux', () => {
    fc.assert(fc.property(text, (value) => expect(quote(value)).not.toMatch(/\{\{|\$[{$]/)));
  });

  test.each([
    ['{{ .Value }}', '"{\\u007b .Value }}"'],
    ['\u0024{HOME}', '"$\\u007bHOME}"'],
    ['$$$1', '"$\\u0024\\u00241"'],
    ['{{{', '"{\\u007b\\u007b"'],
    ['(\\d+)', '"(\\\\d+)"'],
    ['{a}', '"{a}"'],
    ['a\u2028b', '"a\\u2028b"'],
    ['🦊', '"🦊"'],
    ['\u{e0001}', '"\\U000e0001"'],
  ])('writes %j as %s', (value, written) => expect(quote(value)).toBe(written));

  test('writes everything on one line that anybody can see', () => {
    fc.assert(fc.property(text, (value) => expect(quote(value)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)));
  });

  test('refuses half a character', () => expect(() => quote('\ud83e')).toThrow('no Alloy string can hold "\\ud83e"'));
});

describe('identifier', () => {
  test.each(['role', 'stage.cri', '__path__'])('accepts %s', (name) => expect(identifier(name)).toBe(name));
  test.each(['', 'a-b', '1a', 'true', 'stage.', 'ä'])('refuses %j', (name) => expect(() => identifier(name)).toThrow());
});

describe('mapKey', () => {
  test('is bare where it can be', () => expect(mapKey('__path__')).toBe('__path__'));
  test.each(['X-Scope-OrgID', 'null', 'a b'])('quotes %s', (key) => expect(mapKey(key)).toBe(`"${key}"`));
  test.each(['', 'a"b', 'a\\b', '{{', '\u0024{x}', 'ä'])('refuses %j, which the parser would change', (key) =>
    expect(() => mapKey(key)).toThrow('not a key'),
  );
});

describe('numeral', () => {
  test.each([
    [0, '0'],
    [-3, '-3'],
    [1.5, '1.5'],
    [1e-7, '1e-7'],
  ])('writes %p', (value, written) => expect(numeral(value)).toBe(written));
  test.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %p', (value) =>
    expect(() => numeral(value)).toThrow('no Alloy number'),
  );
});

describe('comment', () => {
  test('is a line', () => expect(comment('why')).toBe('// why'));
  test.each(['a\nb', '{{ x }}', '\u0024{x}', 'a '])('refuses %j', (line) => expect(() => comment(line)).toThrow());
});

/** Reads an Alloy string as Go does. */
function unquote(literal: string): string {
  const short = literal.replace(/\\U([0-9a-f]{8})|\\(.)/g, (whole, hex: string | undefined) =>
    hex === undefined ? whole : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return JSON.parse(short);
}
