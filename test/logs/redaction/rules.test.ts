import fc from 'fast-check';
import { RE2JS } from 're2js';
import { REDACTION, redactionMark } from '../../../lib/logs/redaction/rules';
import { harmlessLines } from '../../e2e/harmless-lines';
import { QUOTINGS } from '../../e2e/quotings';
import { secretLines } from '../../e2e/redaction-table';

const compiled = REDACTION.map(({ hints, rules }) => ({
  hints: hints.map((hint) => RE2JS.compile(hint)),
  rules: rules.map((rule) => ({
    pattern: RE2JS.compile(`(${rule.before})${rule.secret}(${rule.after})`),
    replacement: `$1${redactionMark(rule)}$2`,
  })),
}));

/** As collectors do it, a rule after the other, where all hints of its group are found. */
function redact(line: string): string {
  return compiled.reduce(
    (text, { hints, rules }) => (hints.every((hint) => hint.matcher(text).find()) ? applied(rules, text) : text),
    line,
  );
}

function redactWithoutHints(line: string): string {
  return compiled.reduce((text, { rules }) => applied(rules, text), line);
}

function applied(rules: (typeof compiled)[number]['rules'], line: string): string {
  return rules.reduce((text, { pattern, replacement }) => pattern.matcher(text).replaceAll(replacement), line);
}

const secrets = secretLines();

test.each(secrets.map((one) => [one.what, one] as const))('%s', (_, { line, secrets, survives }) => {
  const redacted = redact(line);
  expect(redacted).toBe(redactWithoutHints(line));
  expect(secrets.filter((secret) => redacted.includes(secret))).toEqual([]);
  expect(survives.filter((text) => !redacted.includes(text))).toEqual([]);
  expect(redacted).toContain('<redacted:');
  expect(redact(redacted)).toBe(redacted);
});

test.each(harmlessLines())('%s stays', (line) => expect(redact(line)).toBe(line));

test('no part of a rule captures anything but the secret', () => {
  for (const { before, secret, after } of REDACTION.flatMap(({ rules }) => rules)) {
    expect(RE2JS.compile(`${before}(${secret})${after}`).groupCount()).toBe(1);
  }
});

/** What a person may choose, marked so that any part of it is found again. */
const MARKED = fc
  .array(fc.oneof(fc.constant('zq7X'), fc.constantFrom(...' !#$%*+,-./:;<=>?@[]^_{|}~()&aZ0')), {
    minLength: 1,
    maxLength: 20,
  })
  .map((parts) => `zq7X${parts.join('')}zq7X`);
const QUOTES = fc
  .array(fc.oneof(MARKED, fc.constantFrom('"', "'", '\\', '\n', '`')), { minLength: 1, maxLength: 6 })
  .map((parts) => `zq7X${parts.join('')}zq7X`);

test.each(QUOTINGS.map(([what, write, escapes]) => [what, write, escapes] as const))(
  'whatever is written as a value in %s is gone',
  (_, write, escapes) => {
    fc.assert(
      fc.property(escapes ? fc.oneof(MARKED, QUOTES) : MARKED, (secret) => {
        const redacted = redact(write(secret));
        expect(redacted).not.toContain('zq7X');
        expect(redact(redacted)).toBe(redacted);
      }),
    );
  },
);

/** What keys, values and their surroundings are made of. */
const PIECES = [
  ...[
    'password',
    'Token',
    'PWD',
    'pass',
    'api key',
    'db.secret',
    'Authorization',
    'Bearer',
    'basic',
    'auth',
    'identified by',
  ],
  ...[
    '=',
    ':',
    '=>',
    '--',
    '://',
    ' ',
    '\t',
    '\n',
    ',',
    ';',
    '&',
    '?sig=',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '</',
    '|',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '\\\\\\"',
    '\\u003c',
    '\\n',
    '%3D',
    '%40',
    '@',
    '@tcp(',
    'a.bc',
    'x7',
    'k5Q7w8zB',
    '/srv',
  ],
  ...[
    'eyJhbGciOi',
    '.eyJzdWIiOi',
    'ghp_',
    'AKIA',
    'ABCDEFGH12345678',
    'xoxb-',
    '-----BEGIN PRIVATE KEY-----',
    'ſecret',
    '\u212aey',
  ],
  ...['<redacted:value>', 'true', '5', 'und', 'value'],
];
const text = (maxLength: number, pieces = PIECES) =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(''));

test('what is done twice is done once, whatever the line', () => {
  fc.assert(
    fc.property(text(14), (line) => {
      const once = redact(line);
      const twice = redact(once);
      expect(redact(twice)).toBe(twice);
    }),
  );
});

test('a hint hides nothing, whatever the line', () => {
  fc.assert(
    fc.property(text(14), (line) => expect(redact(line)).toBe(redactWithoutHints(line))),
    { numRuns: 1000 },
  );
});

/** What one text opens, another does not close: all between would be a value. */
const IN_JSON = PIECES.filter((piece) => piece !== "'" && piece !== '`');

/** Objects, as programs log them; a text may itself be JSON. */
const { object } = fc.letrec<{ object: object; value: unknown }>((tie) => ({
  object: fc.dictionary(
    fc.constantFrom('msg', 'user', 'password', 'api_key', 'n', 'pwd', 'auth', 'a@b.de'),
    tie('value'),
    {
      maxKeys: 4,
    },
  ),
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text(8, IN_JSON),
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    tie('object'),
    fc.array(tie('object'), { maxLength: 2 }),
    fc.array(text(4, IN_JSON), { minLength: 1, maxLength: 3 }),
    tie('object').map((inner) => JSON.stringify(inner)),
  ),
}));

/** Go writes some characters as escapes. */
const goEscaped = (line: string) => line.replace(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);

test.each([
  ['JSON', (line: string) => line],
  ['JSON of Go', goEscaped],
])('%s stays JSON', (_, write) => {
  fc.assert(
    fc.property(object, (fields) => {
      const line = write(JSON.stringify(fields));
      expect(() => JSON.parse(redact(line))).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});
