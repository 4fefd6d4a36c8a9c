import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { toYaml } from '../../lib/syntax/yaml';
import { libraryYaml } from '../../lib/syntax/yaml-library';
import { fixtureDist } from '../support/dist';
import { FIXTURE_LOCKS } from '../support/fixture';
import { hostileText } from '../support/hostile';

/** What YAML reads as something else than text, or not at all where it stands plain. */
const ODD = [
  ...[
    '',
    ' ',
    '~',
    'null',
    'Null',
    'y',
    'Y',
    'n',
    'on',
    'Off',
    'YES',
    'true',
    'False',
    'e5',
    'E-3',
    'e',
    '<<',
    '=',
    '-',
    '?',
  ],
  ...[
    '0',
    '-0',
    '0o7',
    '0x1F',
    '0b11',
    '0755',
    '1_000',
    '1e3',
    '1.',
    '.5',
    '+1',
    '.inf',
    '-.INF',
    '.nan',
    '1,000',
    '1:',
    '12e03',
  ],
  ...[
    '12:30',
    '12:30:45',
    '1:2',
    '2024-04-01',
    '2024-04-01T10:00:00Z',
    '2024-04-01 10:00',
    '10m',
    '10Mi',
    '5e',
    '25%',
    '10d',
    '1E',
  ],
  ...[
    '- a',
    '-a',
    '? a',
    ': a',
    'a: b',
    'a:',
    'a:b',
    'a #b',
    'a#b',
    '#a',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    '---',
    '...',
    '--- a',
  ],
  ...[
    "'a'",
    '"a"',
    `'"`,
    '{a}',
    '[a]',
    '{{ a }}',
    ',',
    'a, b',
    '\\',
    '\\n',
    'a\\',
    '__proto__',
    'constructor',
    'toJSON',
    'toString',
  ],
  ...[
    '\t',
    'a\t',
    '\ta',
    'a\tb',
    '\r',
    'a\r\nb',
    '\u0000',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u061c',
    '\u2028',
    '\ufeff',
    '\u{e0001}',
  ],
  ...['é', '–', '…', '🙂', '\ud800', '\udc00a', 'x'.repeat(1100), 'word '.repeat(300), 'é '.repeat(600)],
] as const;

/** Pieces that make lines, joined to texts with every kind of beginning, end and space between. */
const PIECES = [...ODD, ...'ab:#-?"\'{}[],&*!|>%@`~ \n\t'.split(''), '\n', '\n\n', '\n ', ' \n', ': ', ' #', '  '];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join('')) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...'abyeno019.:-_+xtf ~#\n') }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: hostileText },
);
const scalar = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(true, false, null, undefined, -0, 1e21, Number.NaN, Number.NEGATIVE_INFINITY, 1e-7),
  },
);
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5, depthSize: 'small' }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  map: fc.oneof(
    fc.dictionary(text, tie('value'), { maxKeys: 5, noNullPrototype: false }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'app.kubernetes.io/name'), tie('value')),
  ),
}));

test('every value is printed as the library prints it', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(toYaml(value)).toBe(libraryYaml(value));
    }),
  );
});

test('every text is printed as the library prints it, as a value, as an item, as a key, at the margin and below', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const value = { [one]: other, list: [one, [other, { [other]: one, x: other }]], last: one };
      expect(toYaml(value)).toBe(libraryYaml(value));
    }),
  );
});

test.each([
  ['a date', { at: new Date(0) }],
  ['what says itself what it is in JSON', { a: { toJSON: () => ['b'] }, b: [{ toJSON: () => 1 }] }],
  ['maps and sets', [new Map([['a', new Set([1])]]), { of: new Map([[1, 2]]) }]],
  ['large whole numbers', [2n ** 70n, { a: 2n }]],
  ['holes', { list: [undefined, 1, undefined], none: { a: undefined }, deep: [{ a: undefined }] }],
  ['lists with gaps', Array(3)],
  ['boxed values', { a: Object('text'), b: [Object(1)] }],
])('%s is left to the library', (_, value) => {
  expect(toYaml(value)).toBe(libraryYaml(value));
});

test.each(['dist', 'charts-values', 'crds', FIXTURE_LOCKS])('all of %s is printed as the library prints it', (name) => {
  const folder = name === 'dist' ? fixtureDist() : name;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ya?ml|json)$/.test(file),
  );
  expect(files).not.toEqual([]);
  const differing = files.filter((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).some((document) => {
      const data: unknown = document.toJS();
      return toYaml(data) !== libraryYaml(data);
    }),
  );
  expect(differing).toEqual([]);
});
