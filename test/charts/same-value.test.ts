import { isSameValue } from '../../lib/charts/same-value';
import type { Json } from '../../lib/kubernetes/json';

test.each<[Json, Json]>([
  ['30d', '720h'],
  ['1Gi', '1024Mi'],
  [
    { a: 1, b: [2] },
    { b: [2], a: 1 },
  ],
  ['a', 'a'],
  [null, null],
])('%j and %j mean the same', (one, other) => {
  expect(isSameValue(one, other)).toBe(true);
});

test.each<[Json, Json]>([
  ['30d', '30h'],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { a: 1, b: 2 }],
  [true, 'true'],
  ['', null],
])('%j and %j differ', (one, other) => {
  expect(isSameValue(one, other)).toBe(false);
});
