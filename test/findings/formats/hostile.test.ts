import fc from 'fast-check';
import type { LocatedFinding } from '../../../lib/findings/located-finding';
import { findingAt } from '../../../lib/findings/located-finding';
import { printed } from './samples';

// Names of files, keys and values are what anybody wrote: in no form do they become something else than text.

const NASTY = [
  '\n',
  '\r\n',
  '%',
  '%0A',
  '::',
  '::error::',
  ',',
  ':',
  '"',
  "'",
  '\\',
  '\u001b[31m',
  '\u0000',
  '\u202e',
  '😀',
  '\ud800',
  '##[error]',
  '](1)',
  '[',
  '{0}',
  '<b>',
  '`',
  '../',
  ' ',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 5, unit: 'binary' })), { maxLength: 8 })
  .map((parts) => parts.join(''));

const hostile: fc.Arbitrary<LocatedFinding> = fc
  .record({
    file: text,
    severity: fc.constantFrom('error', 'warning', 'note'),
    id: fc.constantFrom('loki/replication-factor', 'a/b'),
    key: text,
    problem: text,
    consequence: text,
    fix: text,
  } as const)
  .map(({ file, key, ...finding }) => findingAt({ file, line: 1, column: 1 }, { ...finding, path: [key] }));

/** Control characters but those of the form itself, and what turns the direction of a line. */
const HIDDEN = /[^\P{Cc}\n\t]|\p{Bidi_Control}/u;

test('a workflow of GitHub sees one command a finding, with its own properties', () => {
  fc.assert(
    fc.property(hostile, (finding) => {
      const lines = printed('github', [finding]).split('\n');
      expect(lines).toHaveLength(2);
      const [, command, properties = ''] = /^::(\w+) (.*?)::/.exec(lines[0] ?? '') ?? [];
      expect(['error', 'warning', 'notice']).toContain(command);
      const names = properties.split(',').map((property) => property.slice(0, property.indexOf('=')));
      expect([['file', 'line', 'col', 'title'], ['title']]).toContainEqual(names);
      expect(properties.slice(properties.lastIndexOf('title='))).toBe(`title=${finding.finding.id}`);
    }),
  );
});

test.each(['gitlab', 'sarif', 'json'] as const)('%s is JSON whatever it tells', (format) => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 3 }), (findings) => {
      const written = printed(format, findings);
      expect(() => JSON.parse(written)).not.toThrow();
      expect(written).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test.each(['gitlab', 'sarif'] as const)('what %s shows has no signs that nobody sees', (format) => {
  fc.assert(
    fc.property(hostile, (finding) => {
      const [first] =
        format === 'gitlab'
          ? JSON.parse(printed(format, [finding]))
          : JSON.parse(printed(format, [finding])).runs[0].results;
      expect(first.description ?? first.message.text).not.toMatch(HIDDEN);
    }),
  );
});

test('a terminal sees none of them', () => {
  fc.assert(fc.property(hostile, (finding) => expect(printed('text', [finding])).not.toMatch(HIDDEN)));
});

test('the runner finds in a property what the name of the file was', () => {
  const file = 'a%3Ab:c,d%0A::e\nf%25.yaml';
  const line = printed(
    'github',
    [findingAt({ file }, { id: 'a/b', severity: 'error', path: [], problem: 'p', consequence: 'c', fix: 'f' })],
    { folder: '/work/repo' },
  );
  const [, written = ''] = /file=([^,]*),title=/.exec(line) ?? [];
  // As the runner undoes it: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
  expect(written.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0A', '\n').replaceAll('%25', '%')).toBe(
    file,
  );
});
