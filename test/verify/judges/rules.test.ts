import { isLogql, isRules, judgeRules } from '../../../verify/judges/rules';
import { configMap, material } from '../samples';

test.each<[string, boolean]>([
  ['sum(rate({app="x"} |= "error" [5m])) > 1', true],
  ['count_over_time({job="x"}[1h])', true],
  ['sum by (app) (rate({app="x"}[5m]))', true],
  ['rate(http_requests_total{code=~"5.."}[5m])', false],
  ['{__name__=~"job:.*"}', false],
  ['sum by (job) (up{job="a"}) / on (job) up {job="b"}', false],
  ['absent(up{job="in {braces}"})', false],
])('%s is LogQL: %s', (expression, expected) => {
  expect(isLogql(expression)).toBe(expected);
});

const rules = (expr: string) =>
  `groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: ${JSON.stringify(expr)}\n`;

test('rules go to the program that will read them', () => {
  const environment = material([
    configMap({ 'a.yaml': rules('up == 0') }, 'metrics'),
    configMap({ 'b.yaml': rules('count_over_time({app="x"}[5m]) > 0') }, 'logs'),
    { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'r' }, spec: { groups: [] } },
  ]);
  expect(judgeRules(environment).map(({ what, tool }) => [what, tool])).toEqual([
    ['metric rules', 'promtool'],
    ['log rules', 'lokitool'],
  ]);
});

test('groups of something else are no rules', () => {
  expect(isRules({ path: '', map: { groups: [{ name: 'admins', members: [] }] } })).toBe(false);
});
