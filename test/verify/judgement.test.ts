import { failed, verdictOf } from '../../verify/judgement';

test('a program that fails without a word is told with its code', () => {
  expect(verdictOf({ code: 7, stdout: '\n', stderr: '' }).reason).toBe('it ended with code 7, and said nothing');
});

test('megabytes of words are cut off', () => {
  const { reason = '' } = failed('x'.repeat(1e6));
  expect(reason.length).toBeLessThan(10_000);
  expect(reason).toMatch(/… and \d+ characters more$/);
});
