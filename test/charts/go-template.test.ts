import {
  coalesce,
  cutName,
  hasTemplate,
  isTrue,
  omit,
  printed,
  uniqueItems,
  unquoted,
  wholeNumber,
} from '../../lib/charts/go-template';
import type { Json } from '../../lib/kubernetes/json';

test.each<[Json | undefined, boolean]>([
  [undefined, false],
  [null, false],
  [false, false],
  [0, false],
  ['', false],
  [[], false],
  [{}, false],
  ['false', true],
  [-1, true],
  [[0], true],
  [{ a: null }, true],
])('%j counts as true: %s', (value, expected) => {
  expect(isTrue(value)).toBe(expected);
  expect(coalesce(value, 'other')).toEqual(expected ? value : 'other');
});

// What `{{ . }}` of Helm 4.3 printed of the same values.
test.each<[Json | undefined, string]>([
  [undefined, ''],
  [null, ''],
  ['x', 'x'],
  [true, 'true'],
  [500000, '500000'],
  [1000000, '1e+06'],
  [1234567, '1.234567e+06'],
  [10485760, '1.048576e+07'],
  [0.00001, '1e-05'],
  [0.5, '0.5'],
  [[30000000, 'a'], '[3e+07 a]'],
  [{ b: 1, a: null }, 'map[a:<nil> b:1]'],
])('%j prints as %s', (value, expected) => {
  expect(printed(value)).toBe(expected);
});

test.each<[Json | undefined, Json]>([
  [undefined, null],
  ['', null],
  ['on', true],
  ['No', false],
  ['10s', '10s'],
  ['0123456789', 123456789],
  ['0123', 83],
  ['1e3', 1000],
  ['s3://bucket', 's3://bucket'],
  ['${SECRET}', '${SECRET}'],
  ['a: b', 'a: b'],
  [500000, 500000],
])('%j without quotes is %j in YAML 1.1', (value, expected) => {
  expect(unquoted(value)).toEqual(expected);
});

test('lists are joined, and equal items kept once', () => {
  expect(uniqueItems(['a', { b: 1 }], undefined, [{ b: 1 }, 'a', 'c'])).toEqual(['a', { b: 1 }, 'c']);
});

test('names are cut, and end with no dash', () => {
  expect(cutName(`${'a'.repeat(62)}-b`)).toBe('a'.repeat(62));
});

test('whole numbers, omitted keys and templates', () => {
  expect([wholeNumber('3.7'), wholeNumber('x'), wholeNumber(null)]).toEqual([3, 0, 0]);
  expect(omit({ a: 1, b: 2 }, 'a', 'c')).toEqual({ b: 2 });
  expect([hasTemplate({ a: ['{{ x }}'] }), hasTemplate({ '{{ x }}': 1 }), hasTemplate({ a: '{ {' })]).toEqual([
    true,
    true,
    false,
  ]);
});
