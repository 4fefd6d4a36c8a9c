import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { quote, sh } from '../../lib/syntax/shell';
import { hostileText } from '../support/hostile';

/** What bash takes for the words, each followed by NUL. */
function wordsOf(line: string): readonly string[] {
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `printf '%s\\0' ${line}`]);
  expect({ stderr: stderr.toString(), status }).toEqual({ stderr: '', status: 0 });
  return stdout.toString().split('\0').slice(0, -1);
}

const possible = hostileText.map((text) => Buffer.from(text.replaceAll('\0', '\u2400')).toString());

test('a quoted text is one word of bash, byte by byte', () => {
  fc.assert(
    fc.property(fc.array(possible, { minLength: 1 }), (texts) => {
      expect(wordsOf(texts.map(quote).join(' '))).toEqual(texts);
    }),
  );
});

test('a value of a script is one word, or a part of one, and a list is several', () => {
  fc.assert(
    fc.property(possible, possible, (one, other) => {
      expect(wordsOf(sh`a${one}b --x=${other} ${[one, other]}`.source)).toEqual([
        `a${one}b`,
        `--x=${other}`,
        one,
        other,
      ]);
    }),
  );
});

test('a quoted text stays on its line, and holds nothing that an editor or a terminal does not show', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(quote(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }),
  );
});

test('plain words stay as they are', () => {
  expect(['loki', 'deployment/loki', '--a=b', "it's", '', 'a b'].map(quote).join(' ')).toBe(
    `loki deployment/loki --a=b 'it'\\''s' '' 'a b'`,
  );
  expect(quote('a\0b')).toBe(`'a\u2400b'`);
});
