import { withoutVariables } from '../../lib/transitions/lines/grafana-variables';
import { queries } from '../../lib/transitions/lines/queries';
import { repositoryQueries } from '../../lib/transitions/lines/repository-queries';
import { metrics } from '../../lib/transitions/watching/metrics';
import { changeOf } from './sides';

const DASHBOARD = JSON.stringify({
  panels: [
    {
      title: 'Events',
      datasource: { type: 'loki', uid: '${loki}' },
      targets: [{ expr: '{job="kubernetes-events", cluster=~"$cluster"} |= "$text"' }],
    },
    {
      type: 'row',
      panels: [{ title: 'Sent', targets: [{ expr: 'rate(loki_write_sent_bytes_total[$__rate_interval])' }] }],
    },
    { title: 'Text' },
  ],
});

const RULES = `
groups:
  - name: logs
    rules:
      - alert: Restarts
        expr: 'sum(count_over_time({job="kubernetes-events"} |= "BackOff" [5m])) > 3'
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
spec:
  groups:
    - name: alloy
      rules:
        - record: sent
          expr: rate(loki_write_sent_bytes_total[5m])
`;

const FILES = [
  { path: 'grafana/logs.json', text: DASHBOARD },
  { path: 'rules/logs.yaml', text: RULES },
];

test('finds the queries of dashboards and rules, each in its language', () => {
  expect(repositoryQueries(FILES).map(({ language, what }) => [language, what])).toEqual([
    ['logql', 'the panel "Events" of `grafana/logs.json`'],
    ['promql', 'the panel "Sent" of `grafana/logs.json`'],
    ['logql', 'the rule Restarts of `rules/logs.yaml`'],
    ['promql', 'the rule sent of `rules/logs.yaml`'],
  ]);
});

test.each([
  ['text that is no JSON', { path: 'a.json', text: '{"panels": [' }],
  ['JSON without panels', { path: 'package.json', text: '{"name": "panels"}' }],
  ['JSON of another form', { path: 'a.json', text: '{"panels": {"a": 1}, "rows": [null, 3]}' }],
  [
    'targets of another form',
    { path: 'a.json', text: '{"panels": [{"targets": [null, {"expr": 3}, {"expr": " "}]}]}' },
  ],
  ['a template of Helm', { path: 'a.yaml', text: '{{- if .Values.x }}\nexpr: {{ .Values.y }}\n' }],
  ['an alias that leads nowhere', { path: 'a.yaml', text: 'expr: *nowhere' }],
  ['an empty file', { path: 'a.yaml', text: '' }],
  ['another kind of file', { path: 'a.md', text: 'expr: up' }],
  [
    'a panel that another store answers',
    { path: 'a.json', text: '{"panels": [{"datasource": {"type": "tempo"}, "targets": [{"expr": "{a=\\"b\\"}"}]}]}' },
  ],
])('finds no query in %s', (_, file) => {
  expect(repositoryQueries([file])).toEqual([]);
});

test.each([
  ['{namespace="$namespace"}', '{namespace=~".+"}'],
  ['{namespace=~"${namespace:regex}", app!="$app"}', '{namespace=~".+", app=~".*"}'],
  ['{a="b"} != "$text"', '{a="b"} != "$text"'],
  ['rate({a="b"}[$__interval])', 'rate({a="b"}[5m])'],
  ['rate({a="b"}[${__range}])', 'rate({a="b"}[5m])'],
  ['{a="costs 5$"}', '{a="costs 5$"}'],
])('takes a variable of a dashboard for any value: %s', (expr, text) => {
  expect(withoutVariables(expr)).toBe(text);
});

test('tells which panels and rules of the repository stop matching', () => {
  const change = { ...changeOf({ of: 'homelab-production', head: { logs: { events: false } } }) };
  const told = queries.find({ ...change, queries: () => repositoryQueries(FILES) });
  expect(
    told.filter(({ subject }) => /^(grafana|rules)\//.test(subject)).map(({ verdict, what }) => [verdict, what]),
  ).toEqual([
    ['careful', 'the panel "Events" of `grafana/logs.json` matches no new line'],
    ['loses', 'the rule Restarts of `rules/logs.yaml` matches no new line'],
  ]);
});

test('says nothing of a query that never found anything', () => {
  const change = changeOf({ of: 'homelab-production', head: { logs: { events: false } } });
  const elsewhere = '{cluster="elsewhere", job="kubernetes-events"}';
  const query = { language: 'logql', text: elsewhere, what: 'a panel', file: 'a.json', isRule: false } as const;
  expect(queries.find({ ...change, queries: () => [query] }).map(({ subject }) => subject)).not.toContain('a.json');
});

test('tells which panels and rules ask for metrics that nothing serves any more', () => {
  const change = changeOf({
    of: 'homelab-production',
    head: { collector: { alloy: null, otel: { shipper: { namespace: 'monitoring' } } }, logs: { events: false } },
  });
  const told = metrics.find({ ...change, queries: () => repositoryQueries(FILES) });
  expect(told.map(({ verdict, subject }) => [verdict, subject])).toEqual([
    ['careful', 'grafana/logs.json'],
    ['loses', 'rules/logs.yaml'],
  ]);
});
