import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { quickDocument, quickDocuments, readYaml } from '../../lib/syntax/read-yaml';
import { toYaml } from '../../lib/syntax/yaml';
import { fixtureDist } from '../support/dist';

/** What the library that knows lines reads; nothing where it finds a fault. */
function documents(text: string): readonly unknown[] | undefined {
  const all = [...parseAllDocuments(text, { logLevel: 'silent', prettyErrors: false })];
  if (all.some(({ errors, warnings }) => errors.length + warnings.length > 0)) return undefined;
  try {
    return all.map((document): unknown => document.toJS());
  } catch {
    return undefined; // aliases of nothing, or of too much
  }
}

/** Words, scalars and marks of YAML, and the spaces that decide what they are. */
const PIECES = [
  ...[
    'a',
    'b',
    'key',
    'a b',
    'é',
    '🙂',
    'a:b',
    'a#b',
    'null',
    '~',
    'true',
    'False',
    'yes',
    'on',
    'y',
    'NO',
    '<<',
    '__proto__',
  ],
  ...[
    '1',
    '-1',
    '+1',
    '007',
    '0o7',
    '0x1F',
    '1_000',
    '1e3',
    '1.5',
    '.5',
    '1.',
    '-0',
    '.inf',
    '-.Inf',
    '.nan',
    '12345678901234567890',
  ],
  ...[
    '12:30',
    '2024-04-01',
    '2024-04-01T10:00:00Z',
    '1.2.3',
    '0b1',
    "''",
    '""',
    "'a''b'",
    '"a\\n\\x41\\u00e9"',
    '"\\/"',
  ],
  ...[
    '- ',
    '-',
    '? ',
    ': ',
    ':',
    '# c',
    '&a ',
    '*a',
    '!!str ',
    '!x ',
    '|',
    '|-',
    '>',
    '>+',
    '|2',
    '%YAML 1.1',
    '---',
    '...',
    '@',
    '`',
  ],
  ...['[', ']', '{', '}', ',', '[a, b]', '{a: 1}', '{a}', '[]', '{}', '"', "'", '\\'],
  ...[
    '\n',
    '\n',
    '\n',
    '\n',
    '\n  ',
    '\n  ',
    '\n    ',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\r\n',
    '\ufeff',
    '\u0000',
    '\u0085',
    '\u2028',
  ],
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

/** Lines as people write them, of which most are a map or a list. */
const line = fc
  .tuple(
    fc.constantFrom('', '', '', '  ', '    ', '- ', '  - '),
    fc.constantFrom('a: ', 'b: ', 'c:', 'd: ', '- ', '', '"k": ', '1: ', 'null: ', '? '),
    fc.constantFrom(...PIECES.slice(0, 90)),
    fc.constantFrom('', '', '', ' # c', ' ', ' #c', '\t'),
  )
  .map((parts) => parts.join(''));
const lines = fc.array(line, { maxLength: 7 }).map((all) => `${all.join('\n')}\n`);

test('what is read at once is what the library that knows lines reads', () => {
  fc.assert(
    fc.property(fc.oneof(soup, lines), (text) => {
      const quick = quickDocuments(text);
      const known = documents(text);
      if (quick && known) expect(quick.filter((each) => each !== null)).toEqual(known.filter((each) => each !== null));
    }),
    { numRuns: 3000 },
  );
});
test('what is printed is read at once, and as it was', () => {
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify({ value })));
  fc.assert(
    fc.property(json, (value) => {
      const text = toYaml(value);
      expect(readYaml(text)).toEqual(parse(text));
    }),
  );
});

test.each(['dist', 'crds', 'charts-values'])('all of %s is read at once, and as it was', (name) => {
  const folder = name === 'dist' ? fixtureDist() : name;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.map(quickDocuments)).toEqual(texts.map(documents));
});

test.each([
  ['keys that stand twice', 'a: 1\na: 2'],
  ['aliases, which may stand for anything', 'a: &x 1\nb: *x'],
  ['merge keys', '<<: { a: 1 }'],
  ['tags', 'a: !!binary aGk='],
  ['keys that are no texts', '1: a'],
  ['another version of YAML', '%YAML 1.1\n---\na: yes'],
])('%s are left to the library that knows lines', (_, text) => {
  expect(quickDocuments(text)).toBeUndefined();
});

test('a key of every object is one of the map', () => {
  const quick = quickDocument('__proto__: { a: 1 }\nconstructor: b')?.data;
  expect(JSON.stringify(quick)).toBe('{"__proto__":{"a":1},"constructor":"b"}');
});

test('more than one document, or none, is no document', () => {
  expect(['a: 1\n---\nb: 2', '', '# nothing'].map(quickDocument)).toEqual([undefined, undefined, undefined]);
});

test('what is wrong is told without the text, which may hold credentials', () => {
  const secret = `${Math.random()}`;
  expect(() => readYaml(`password: "${secret}`)).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining(secret) }),
  );
});
