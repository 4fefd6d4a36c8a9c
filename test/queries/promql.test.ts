import fc from 'fast-check';
import { readPromql } from '../../lib/queries/promql';

test('all selectors are found, however deep, with what they ask of labels', () => {
  const query =
    'sum by (pod) (rate(a_total{x="1", y!~"2|3"}[5m])) / on (pod) max_over_time(b[1h:]) or absent(c{z!=""})';
  expect(readPromql(query)).toEqual({
    problems: [],
    selectors: [
      {
        metric: 'a_total',
        matchers: [
          { label: 'x', op: '=', value: '1' },
          { label: 'y', op: '!~', value: '2|3' },
        ],
      },
      { metric: 'b', matchers: [] },
      { metric: 'c', matchers: [{ label: 'z', op: '!=', value: '' }] },
    ],
  });
});

test.each([
  'up{job="a"}',
  '{__name__="up", job="a"}',
  '{"up", job="a"}',
  '{"up", "job"="a"}',
  "up{job='a'}",
  'up{job=`a`}',
])('%s asks for the same', (query) => {
  const selectors = [{ metric: 'up', matchers: [{ label: 'job', op: '=', value: 'a' }] }];
  expect(readPromql(query)).toEqual({ problems: [], selectors });
});

test('a selector without a name keeps what it asks of the name', () => {
  const matchers = [{ label: '__name__', op: '=~', value: 'loki_.*' }];
  expect(readPromql('{__name__=~"loki_.*"}').selectors).toEqual([{ matchers }]);
});

test.each([
  ['sum(up{', 8],
  ['up{job="a"', 11],
  ['up +', 5],
  ['', 1],
  ['rate(up[$__rate_interval])', 9],
])('%j is no PromQL at column %i', (query, column) => {
  expect(readPromql(query).problems[0]?.column).toBe(column);
});

test('values come back as they were written, whatever they are', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const query = `up{job=${JSON.stringify(value)}}`;
      expect(readPromql(query).selectors[0]?.matchers).toEqual([{ label: 'job', op: '=', value }]);
    }),
  );
});

test('no text is too odd to be read', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(readPromql(text).problems)));
});
