import { isDashboard, queriesOf } from '../../../verify/find/dashboards';

const target = (expr: string, type = 'loki') => ({ refId: 'A', expr, datasource: { type } });

test('queries are read from panels, and from those in rows', () => {
  const row = { type: 'row', title: 'Row', panels: [{ title: 'Below', targets: [target('up', 'prometheus')] }] };
  const panels = [{ title: 'Top', datasource: { type: 'loki' }, targets: [{ refId: 'B', expr: '{a="b"}' }] }, row];
  expect(queriesOf({ title: 'd', panels })).toEqual([
    { title: 'Top B', type: 'loki', expression: '{a="b"}' },
    { title: 'Below A', type: 'prometheus', expression: 'up' },
  ]);
});

test.each<[string, string]>([
  ['rate({a="b"}[$__auto])', 'rate({a="b"}[5m])'],
  ['x[${__range}]', 'x[1h]'],
  ['{a=~"$namespace"}', '{a=~"x"}'],
  ['{a=~"${namespace:regex}"} |= "[[filter]]"', '{a=~"x"} |= "x"'],
  ['topk($top, x)', 'topk(10, x)'],
])('%s becomes %s', (written, expression) => {
  const templating = {
    list: [
      { name: 'top', current: { value: '10' } },
      { name: 'namespace', current: { value: '$__all' } },
    ],
  };
  expect(queriesOf({ templating, panels: [{ title: 'p', targets: [target(written)] }] })[0]).toMatchObject({
    expression,
  });
});

test('a dashboard has a title and panels; a row of it is none', () => {
  expect(isDashboard({ path: '', map: { title: 'd', panels: [] } })).toBe(true);
  expect(isDashboard({ path: '', map: { title: 'r', type: 'row', panels: [] } })).toBe(false);
  expect(isDashboard({ path: '', map: { panels: 3 } })).toBe(false);
});
