import * as fc from 'fast-check';
import { formatFinding } from '../../lib/findings/report';
import { hashComment, htmlComment } from '../../lib/syntax/comment';
import { visible, visibleLine } from '../../lib/syntax/visible';
import { hostileText } from '../support/hostile';

const HIDDEN = /[^\P{Cc}\n\t]|\p{Bidi_Control}|\p{Cs}/u;

test('what nobody sees is written by its number', () => {
  expect(visible('a\0b\u001b[31m\u202e\u{e0041}\ud800\nc\td')).toBe(
    'a\\u0000b\\u001b[31m\\u202e\\u{e0041}\\ud800\nc\td',
  );
  expect(visibleLine('a\nb\tc')).toBe('a\\nb\\tc');
  expect(visible('naïve 名前 👩‍💻')).toBe('naïve 名前 👩‍💻');
});

test('a comment stays on its line, and ends where it should', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(hashComment(text)).toMatch(/^# .*$/);
      expect(htmlComment(text)).toMatch(/^<!-- [^>\n]* -->$/);
      expect(hashComment(text) + htmlComment(text)).not.toMatch(HIDDEN);
    }),
  );
});

test('a finding cannot speak to the terminal', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const finding = {
        id: 'a/b',
        severity: 'warning',
        path: [text],
        problem: text,
        consequence: text,
        fix: text,
      } as const;
      expect(formatFinding({ finding, location: text })).not.toMatch(HIDDEN);
    }),
  );
});
