import fc from 'fast-check';
import { parse } from 'yaml';
import { toYaml } from '../../lib/syntax/yaml';
import { hostileText } from '../support/hostile';

/** What JSON can say: it has no -0. */
const json = fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify({ value })));

test('what is printed reads the same under YAML 1.1 and 1.2', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(parse(toYaml(value), { version: '1.1' })).toEqual(value);
      expect(parse(toYaml(value), { version: '1.2' })).toEqual(value);
    }),
  );
});

test.each(['on', 'no', 'y', '2024-04-01', '1e3', '0755', '0o14', '12:30:45', '1_000', '~', '', '<<'])(
  'the text %j stays text',
  (text) => {
    for (const version of ['1.1', '1.2'] as const) {
      expect(parse(toYaml({ text }), { version })).toEqual({ text });
    }
  },
);

test('text of several lines is a literal block, long lines stay whole, equal values are written out', () => {
  const shared = { a: 1 };
  const yaml = toYaml({ text: 'one\n\ttwo\n', long: 'word '.repeat(60).trim(), x: shared, y: shared });
  expect(yaml).toContain('text: |\n  one\n  \ttwo\n');
  expect(yaml).toContain(`long: ${'word '.repeat(60).trim()}\n`);
  expect(yaml).not.toMatch(/[&*]/);
});

test('whatever a text holds, parsers of YAML read it as it is, and people see all of it', () => {
  fc.assert(
    fc.property(fc.dictionary(hostileText, hostileText), (texts) => {
      const value = Object.fromEntries(
        Object.entries(texts).map((pair) => pair.map((text) => Buffer.from(text).toString())),
      );
      const yaml = toYaml(value);
      expect(parse(yaml)).toEqual(value);
      expect(yaml).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u2028\u2029\ufeff]/u);
    }),
  );
});
