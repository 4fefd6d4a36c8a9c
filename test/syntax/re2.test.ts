import fc from 'fast-check';
import { RE2JS } from 're2js';
import { re2Finds, re2Matches, re2Problem } from '../../lib/syntax/re2';

test.each([
  '',
  'linkding-.+',
  'rke2-(server|agent).service',
  '(?i)error|warn(ing)?',
  String.raw`\d+\.\d+`,
  '[[:alpha:]]{2,5}',
  '(?P<level>info|warn)',
  String.raw`\pL+\p{Greek}\Q(\E\z`,
  'a{,2}',
])('RE2 takes %p', (pattern) => {
  expect(re2Problem(pattern)).toBeUndefined();
});

test.each([
  ['(?=x)', 'RE2 has no lookaround: `(?=`'],
  ['(?!health).*', 'RE2 has no lookaround: `(?!`'],
  ['(?<!x)y', 'RE2 has no lookaround: `(?<!x)y`'],
  [String.raw`(a)\1`, 'RE2 has no backreferences: `\\1`'],
  ['(?P<a>x)(?P=a)', 'RE2 has no backreferences: `(?P`'],
  [String.raw`\Z`, 'invalid escape sequence: `\\Z`'],
  ['rke2-(server', 'missing closing ): `rke2-(server`'],
  ['a)', 'unexpected ): `a)`'],
  ['[a-', 'missing closing ]: `[a-`'],
  ['*.log', 'missing argument to repetition operator: `*`'],
  ['a++', 'invalid nested repetition operator: `++`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
])('RE2 refuses %p', (pattern, problem) => {
  expect(re2Problem(pattern)).toBe(problem);
});

test.each([
  ['loki|tempo', 'loki', true],
  ['loki|tempo', 'lokitempo', false],
  ['.+', '', false],
  ['.+', 'a\nb', true],
  ['(?i)LOKI', 'loki', true],
  [String.raw`rke2-(server|agent)\.service`, 'rke2-agent.service', true],
  ['[a-c]{3}', 'abc', true],
  ['alloy-[a-z0-9]{5}|alloy-events-[0-9]+', 'alloy-x2x4z', true],
])('%p against %p: %p', (pattern, text, expected) => {
  expect(re2Matches(pattern, text)).toBe(expected);
});

test('answers are those of the engine, whatever the pattern is made of', () => {
  const letters = fc.stringMatching(/^[a-cA-C./ é🙂\n-]{0,6}$/u);
  const parts = fc.array(
    fc.constantFrom(
      'a',
      'b',
      '.',
      '-',
      '|',
      '*',
      '+',
      '?',
      '(',
      ')',
      '^',
      '$',
      String.raw`\.`,
      ']',
      '[a-z]',
      '[^ab]',
      '[^/]',
      '[.]',
      '[a-f0-9-]',
      '[^A-F:@ ,]',
      String.raw`[\w./-]`,
      String.raw`\b`,
      '{2}',
      '{2,}',
      ' ',
      'é',
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.constantFrom('', '(?i)'), parts, letters, (flags, pieces, text) => {
      const pattern = `${flags}${pieces.join('')}`;
      fc.pre(!refuses(pattern));
      const engine = RE2JS.compile(pattern, RE2JS.DOTALL);
      expect(re2Matches(pattern, text)).toBe(engine.matches(text));
      expect(re2Finds(pattern, text)).toBe(engine.matcher(text).find());
    }),
    { numRuns: 2000 },
  );
});

test('a problem is told of exactly what the engine refuses, whatever the pattern is made of', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      '-',
      '.',
      '^',
      '$',
      '|',
      '*',
      '+',
      '?',
      '(',
      ')',
      '(?:',
      '(?i)',
      '(?',
      '[',
      ']',
      '{',
      '}',
      '{2}',
      '{0}',
      '[a-z0-9]',
      '[^_]',
      'a-',
      '0-9',
      '@',
      '/',
      String.raw`\b`,
      '{2,}',
      ',',
      '\\',
      ' ',
      'd',
      '0',
      'é',
      '\n',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const pattern = pieces.join('');
      expect(re2Problem(pattern) !== undefined).toBe(refuses(pattern));
    }),
    { numRuns: 2000 },
  );
});

test('a long pattern takes no longer than its length', () => {
  expect(re2Problem(`${'a?'.repeat(5000)}(`)).toMatch('missing closing )');
});

test('what backtracking would take hours for is left to RE2', () => {
  const pattern = `${'#*'.repeat(20)}x`;
  expect([re2Matches(pattern, '#'.repeat(500)), re2Finds(pattern, '#'.repeat(500))]).toEqual([false, false]);
});

function refuses(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return false;
  } catch {
    return true;
  }
}
