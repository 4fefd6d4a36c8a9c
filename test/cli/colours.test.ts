import { coloursFor } from '../../cli/colours';
import { describeDiff } from '../../cli/synth/describe-diff';

const TERMINAL = { isTTY: true };

test('a terminal shows colours, and nothing else does', () => {
  expect(coloursFor(TERMINAL, {}).added('+a')).toBe('\u001b[32m+a\u001b[0m');
  expect(coloursFor({}, {}).added('+a')).toBe('+a');
});

test.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('nor does a terminal with %j', (env) => {
  expect(coloursFor(TERMINAL, env).removed('-a')).toBe('-a');
});

test('an empty NO_COLOR says nothing', () => {
  expect(coloursFor(TERMINAL, { NO_COLOR: '' }).heading('a')).not.toBe('a');
});

test('a difference carries no control character into the terminal', () => {
  const change = { path: 'a\u001b[2J.yaml', before: 'a: 1\n', after: 'a: "\u001b[31m"\n' };
  const lines = describeDiff(change, { colours: coloursFor({}, {}), whole: false });
  expect(lines.join('')).not.toContain('\u001b');
});
