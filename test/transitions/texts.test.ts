import { effectsOf, STOPPING, TRANSITIONS } from '../../lib/transitions/all';
import { FAMILIES } from '../../lib/transitions/effect';
import { ROWS } from './all-rows';
import { changeOf } from './sides';

test('each kind is registered once, and its concern is that of no other family', () => {
  const concerns = TRANSITIONS.map(({ kind }) => kind.slice(kind.indexOf('/') + 1));
  const stopping = STOPPING.map(({ kind }) => kind.slice(kind.indexOf('/') + 1));
  expect(new Set(TRANSITIONS.map(({ kind }) => kind)).size).toBe(concerns.length);
  expect(new Set(stopping).size).toBe(stopping.length);
});

test('each family is told of', () => {
  expect([...new Set(TRANSITIONS.map(({ kind }) => kind.split('/')[0]))].toSorted()).toEqual(FAMILIES.toSorted());
});

test('each kind has a row in the table, or says that no environment of the tests has it', () => {
  const told = new Set(ROWS.flatMap((row) => effectsOf(changeOf(row)).map(({ kind }) => kind)));
  expect(TRANSITIONS.map(({ kind }) => kind).filter((kind) => !told.has(kind))).toEqual(BY_HAND);
});

/** What takes objects that none of them has. */
const BY_HAND: readonly string[] = [
  'impossible/strategy',
  'impossible/job',
  'impossible/claim',
  'impossible/owner',
  'impossible/twice',
  'watching/metrics',
];

test.each(ROWS)('$of: $title, back again, is told without a fault', ({ base = {}, head = {}, ...row }) => {
  for (const { what, happens } of effectsOf(changeOf({ ...row, base: head, head: base }))) {
    expect(`${what} ${happens}`).not.toMatch(/undefined|NaN|\[object|\.$/);
  }
});
