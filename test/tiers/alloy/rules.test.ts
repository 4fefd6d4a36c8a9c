import { RE2JS } from 're2js';
import type { LogIntent } from '../../../lib/logs/intent';
import { REDACTION } from '../../../lib/logs/redaction/rules';
import type { Block } from '../../../lib/syntax/alloy/document';
import { clusterComponents, nodeComponents } from '../../../lib/tiers/alloy/config';
import { allLogs, everything } from './props';

function stages(logs: Partial<LogIntent>, source: 'pods' | 'events'): readonly Block[] {
  const asked: LogIntent = { ...allLogs, ...logs };
  const components =
    source === 'pods'
      ? nodeComponents(asked, everything.push, everything.chart.appVersion)
      : clusterComponents(asked, false, everything.push);
  return components.find(({ name, label }) => name === 'loki.process' && label === source)?.blocks ?? [];
}

const names = (blocks: readonly Block[]) => blocks.map(({ name }) => name);

/** What stage.replace makes of a line: grafana/alloy, internal/component/loki/process/stages/replace.go. */
function replaced(line: string, { attributes: { expression, replace } }: Block): string {
  const matcher = RE2JS.compile(String(expression)).matcher(line);
  let [result, from] = ['', 0];
  while (matcher.find()) {
    expect(matcher.groupCount()).toBe(1);
    result += line.slice(from, matcher.start(1)) + replace;
    from = matcher.end(1);
  }
  return result + line.slice(from);
}

describe.each(['pods', 'events'] as const)('redaction of %s', (source) => {
  const [redaction] = stages({}, source).filter(({ name }) => name === 'stage.match');

  test('stands before everything that copies from a line', () => {
    const before = source === 'pods' ? ['stage.cri'] : [];
    expect(names(stages({}, source)).slice(0, before.length + 1)).toEqual([...before, 'stage.match']);
  });

  test('is of the namespaces that are named, and of no others', () => {
    expect(redaction?.attributes).toEqual({ selector: '{namespace=~"payments|identity"}' });
    expect(
      stages({ redaction: { namespaces: ['a.b"c'] } }, source).find(({ name }) => name === 'stage.match'),
    ).toMatchObject({ attributes: { selector: '{namespace=~"a\\\\.b\\"c"}' } });
  });

  test('has every rule in its order, for lines in which all its hints are', () => {
    const expected = REDACTION.flatMap<unknown>(({ hints, rules }) => {
      const expressions = rules.map(({ before, secret, after }) => `${before}(${secret})${after}`);
      const filters = hints.map((hint) => ` |~ ${JSON.stringify(hint)}`);
      return hints.length > 0 ? [[`{namespace=~"payments|identity"}${filters.join('')}`, expressions]] : expressions;
    });
    const expression = ({ attributes }: Block) => attributes.expression;
    const made = (redaction?.blocks ?? []).map((stage) =>
      stage.name === 'stage.match' ? [stage.attributes.selector, stage.blocks.map(expression)] : expression(stage),
    );
    expect(made).toEqual(expected);
  });

  const replacing = (redaction?.blocks ?? []).flatMap((stage) =>
    stage.name === 'stage.match' ? stage.blocks : [stage],
  );

  test('writes no mark that is a template', () => {
    expect(names(replacing)).toEqual(replacing.map(() => 'stage.replace'));
    for (const { attributes } of replacing) expect(attributes.replace).toMatch(/^[^{}]+$/);
  });

  test('takes secrets out, wherever they stand', () => {
    const [one, two] = ['x7Gq', 'k2Vw'].map((part) => part.repeat(4));
    const line = `{"msg":"login","password":"${one}","n":1} token=${two}, again password=${one}`;
    const mark = '<redacted:value>';
    const result = replacing.reduce(replaced, line);
    expect(result).toBe(`{"msg":"login","password":"${mark}","n":1} token=${mark}, again password=${mark}`);
  });

  test('is not there if nobody asks for it', () => {
    const expressions = stages({ redaction: undefined }, source).flatMap(({ blocks }) => names(blocks));
    expect(expressions).not.toContain('stage.replace');
  });
});

describe('lines that nobody wants', () => {
  const drop = [
    { name: 'Health checks', pattern: 'GET /healthz' },
    { name: 'Prüfung: 1/2', pattern: '^ping$' },
    { name: '…', pattern: '^$' },
  ];
  const dropped = (source: 'pods' | 'events') => stages({ drop }, source).filter(({ name }) => name === 'stage.drop');

  test('are dropped by their pattern, and counted by their name', () => {
    expect(dropped('pods').map(({ attributes }) => attributes)).toEqual([
      { expression: 'GET /healthz', drop_counter_reason: 'health_checks' },
      { expression: '^ping$', drop_counter_reason: 'prüfung_1_2' },
      { expression: '^$', drop_counter_reason: 'drop' },
    ]);
  });

  test('are dropped after redaction, and before anyone looks into them', () => {
    const order = names(stages({}, 'pods')).filter((name) =>
      ['stage.match', 'stage.drop', 'stage.json'].includes(name),
    );
    expect(order).toEqual(['stage.match', 'stage.drop', 'stage.json', 'stage.match']);
  });

  test('are lines of pods, not events', () => expect(dropped('events')).toEqual([]));
});
