import * as fc from 'fast-check';
import { readWords, wordLine } from '../../lib/syntax/words';
import { hostileText } from '../support/hostile';

test('a line is read as the words that it was written from', () => {
  const word = fc.oneof(fc.constant(''), hostileText).map((text) => Buffer.from(text).toString());
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      expect(readWords(wordLine(words))).toEqual(words);
    }),
  );
});

test('a line holds nothing that a shell would take for something else than words', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(wordLine([text, text])).toMatch(/^[A-Za-z0-9._:/@+=%-]+ [A-Za-z0-9._:/@+=%-]+$/);
    }),
  );
});

test('names of Kubernetes stay as they are, and lines of people are read', () => {
  expect(wordLine(['secret', 'logging', 'loki-s3', 'tls.crt', 'AWS_KEY'])).toBe(
    'secret logging loki-s3 tls.crt AWS_KEY',
  );
  expect(readWords('  secret  logging\tloki %zz 100% é%c3%a9 ')).toEqual([
    'secret',
    'logging',
    'loki',
    '%zz',
    '100%',
    'éé',
  ]);
});
