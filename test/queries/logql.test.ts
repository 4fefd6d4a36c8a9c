import fc from 'fast-check';
import { readLogql } from '../../lib/queries/logql';
import { REFUSED, TAKEN } from './logql-queries';

test.each(TAKEN)('%s can be read', (query) => {
  expect(readLogql(query).problem).toBeUndefined();
});

test.each(REFUSED)('%p is wrong at %i: %s', (query, position, problem) => {
  expect(readLogql(query).problem).toEqual({ position, problem });
});

test('no text is too odd to be judged', () => {
  const piece = fc.constantFrom(...'{ } ( ) [ ] | = ~ ! " ` \\ # , a 5m sum by json \n'.split(' '));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      readLogql(pieces.join(''));
    }),
  );
});

describe('selections', () => {
  const selectionsOf = (query: string) => readLogql(query).selections;

  test('have matchers with their values unquoted', () => {
    expect(selectionsOf('{a="x\\ty", b!="", c=~`\\d`, d!~"\\u00e9\\x41"}')).toEqual([
      {
        matchers: [
          { label: 'a', op: '=', value: 'x\ty' },
          { label: 'b', op: '!=', value: '' },
          { label: 'c', op: '=~', value: '\\d' },
          { label: 'd', op: '!~', value: 'éA' },
        ],
        filters: [],
        groupedBy: [],
      },
    ]);
  });

  test('keep any value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const [selection] = selectionsOf(`{a=${JSON.stringify(value)}} |= "}"`);
        expect(selection?.matchers).toEqual([{ label: 'a', op: '=', value }]);
      }),
    );
  });

  test('are one for each pair of braces', () => {
    const query = 'sum(rate({a="x"} | b="y" [5m])) / sum(rate({c="z"}[5m]))';
    expect(selectionsOf(query)).toMatchObject([
      { matchers: [{ label: 'a' }], filters: [{ label: 'b' }] },
      { matchers: [{ label: 'c' }], filters: [] },
    ]);
  });

  test('are filtered by labels until something is parsed', () => {
    const filtered = (query: string) => selectionsOf(query).flatMap(({ filters }) => filters.map(({ label }) => label));
    expect(filtered('{a="x"} |= "y" | b="1" | c > 5, d = ip("::1") | e < 1KB | f >= 1m')).toEqual([
      'b',
      'c',
      'd',
      'e',
      'f',
    ]);
    expect(filtered('max_over_time({a="x"} | unwrap bytes(b) | c="1" [5m])')).toEqual(['b', 'c']);
    for (const parser of ['json', 'json x="y"', 'logfmt', 'logfmt x', 'unpack', 'regexp "(?P<x>.)"', 'pattern "<x>"']) {
      expect(filtered(`{a="x"} | b="1" | ${parser} | c="2"`)).toEqual(['b']);
    }
    expect(filtered('{a="x"} | label_format b="y" | b="y"')).toEqual([]);
    expect(filtered('{a="x"} | drop b="y" | keep c | decolorize | line_format "z"')).toEqual([]);
  });

  test('know which filters a line may pass by another one', () => {
    const [selection] = selectionsOf('{a="x"} | b="1" or c="2" | d="3" and e="4" | f="5" and (g="6" or h="7")');
    expect(selection?.filters.filter(({ optional }) => optional).map(({ label }) => label)).toEqual([
      'b',
      'c',
      'g',
      'h',
    ]);
  });

  test('are grouped by labels, unless the query makes new ones', () => {
    const grouped = (query: string) => selectionsOf(query).map(({ groupedBy }) => groupedBy);
    expect(grouped('max by (m) (sum by (a, b) (rate({c="x"}[5m])))')).toEqual([['a', 'b', 'm']]);
    expect(grouped('sum(rate({c="x"}[5m])) by (a) + sum without (d) (rate({c="x"}[5m]))')).toEqual([['a'], []]);
    expect(grouped('avg_over_time({c="x"} | unwrap y [5m]) by (a)')).toEqual([['a']]);
    expect(grouped('sum by (a) (rate({c="x"} | json [5m]))')).toEqual([[]]);
    expect(grouped('sum by (a) (label_replace(sum by (b) (rate({c="x"}[5m])), "a", "$1", "b", "(.*)"))')).toEqual([
      ['b'],
    ]);
  });
});

test('patterns are those of matchers, line filters, parsers and functions', () => {
  const patterns = (query: string) => readLogql(query).patterns;
  expect(
    patterns('{a=~"1", b!~`2`, c="x"} |~ "3" or "4" !~ "5" |= "x" != "y" |= ip("::1") | d=~"6" | drop e=~"7"'),
  ).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(patterns('{a="x"} | regexp "(?P<b>8)" | json c="x" | pattern "<d>"')).toEqual(['(?P<b>8)']);
  expect(patterns('label_replace(rate({a="x"}[5m]), "b", "$1", "a", "(9)")')).toEqual(['(9)']);
});
