import { MINIMAL } from '../environment/in-memory';
import { DATASOURCE, found, GRAFANA, patched, RULE, replace } from './patched-file';

// Texts in patched objects are read as the programs that they are for read them.

const ALERTS = `monitoring: { serviceMonitors: true, alerts: true }\n${GRAFANA}`;
const RULES = MINIMAL.replace(
  '  retention: 30d',
  '  retention: 30d\n  rules: { alertmanager: "http://alerts.example.com", groups: [{ name: a, rules: [{ alert: A, expr: \'count_over_time({namespace="x"}[5m]) > 1\' }] }] }',
);
const rule = (expr: string) => JSON.stringify(`groups: [{ name: a, rules: [{ alert: A, expr: ${expr} }] }]`);
const panel = (type: string, expr: string) =>
  JSON.stringify(JSON.stringify({ panels: [{ panels: [{ title: 'T', datasource: { type }, targets: [{ expr }] }] }] }));
const DASHBOARD = 'kind: ConfigMap, name: logging-dashboard';
const TEXT = '/spec/groups/0/rules/0';

test.each<[what: string, target: string, operation: string, id: string, words: string]>([
  [
    'a time of an alert',
    RULE,
    replace(`${TEXT}/for`, 'soon'),
    'patches/invalid-object',
    'spec.groups[0].rules[0].for must match',
  ],
  ['an expression of an alert', RULE, replace(`${TEXT}/expr`, 'sum(('), 'queries/promql-syntax', 'is no PromQL'],
  ['a metric of an alert', RULE, replace(`${TEXT}/expr`, 'loki_nothing > 0'), 'queries/unknown-metric', 'loki_nothing'],
  [
    'a template of an alert',
    RULE,
    replace(`${TEXT}/annotations/summary`, '"{{ $labels.x"'),
    'patches/invalid-text',
    'annotations.summary must be a template of Prometheus',
  ],
  ['a label of an alert', RULE, `op: add, path: ${TEXT}/labels/a-b, value: x`, 'patches/invalid-text', 'and has "a-b"'],
  [
    'an alert that is a record',
    RULE,
    `op: add, path: ${TEXT}/record, value: x`,
    'patches/invalid-text',
    'must have alert or record',
  ],
  [
    'a rule over logs',
    'kind: ConfigMap, name: loki-rules',
    replace('/data/rules.yaml', rule('"sum(("')),
    'queries/logql-syntax',
    'the rule A is no LogQL',
  ],
  [
    'a panel over logs',
    DASHBOARD,
    replace('/data/logging-production.json', panel('loki', 'sum((')),
    'queries/logql-syntax',
    'the panel "T" is no LogQL',
  ],
  [
    'a panel over metrics',
    DASHBOARD,
    replace('/data/logging-production.json', panel('prometheus', 'sum((')),
    'queries/promql-syntax',
    'the panel "T" is no PromQL',
  ],
  [
    'data sources that are no list',
    DATASOURCE,
    replace('/data/loki-datasource.yaml', '"datasources: 5"'),
    'patches/invalid-text',
    'must have a list of datasources',
  ],
])('%s is judged in a patch as anywhere', (_, target, operation, id, words) => {
  expect(found(`${ALERTS}\n${patched(target, operation)}`, RULES)).toMatchObject([
    { id, path: ['patches', 0, 'operations', 0], problem: expect.stringContaining(words) },
  ]);
});

test('a query that a patch leaves as it is is found once', () => {
  const section = `readme: { queries: { Q: '{namespace=' } }\n${ALERTS}`;
  const count = (text: string) => found(text, RULES).filter(({ id }) => id === 'queries/logql-syntax').length;
  const untouched = patched(RULE, `op: add, path: /metadata/labels/team, value: x`);
  expect([count(section), count(`${section}\n${untouched}`)]).toEqual([1, 1]);
});
