import { logqlQueries } from '../../lib/checks/queries-logql';
import { runChecks } from '../../lib/findings/check';
import { labelContract } from '../../lib/logs/labels/contract';
import type { CollectorSettings } from '../../lib/plan/collectors';
import type { Query } from '../../lib/queries/query';
import { fixText } from '../support/fix-text';
import { type SchemeName, schemes } from '../support/schemes';
import { allLogs, minimal } from '../tiers/alloy/props';
import { minimal as otel } from '../tiers/otel/props';
import { minimal as promtail } from '../tiers/promtail/props';

const COLLECTORS: Readonly<Record<SchemeName, CollectorSettings>> = {
  alloy: { alloy: minimal },
  promtail: { promtail },
  otel: { otel: { ...otel, labels: 'loki' } },
  otlp: { otel: { ...otel, labels: 'otlp' } },
} as const satisfies Readonly<Record<string, CollectorSettings>>;

function findings(text: string, path: Query['path'] = ['readme', 'queries', 'Mine'], scheme: SchemeName = 'alloy') {
  const query: Query = { language: 'logql', text, what: 'the query "Mine"', path };
  const labels = labelContract(allLogs, schemes[scheme]);
  return runChecks(logqlQueries, { queries: [query], labels, collector: COLLECTORS[scheme] });
}

const ids = (...query: Parameters<typeof findings>) => findings(...query).map(({ id }) => id);

test.each([
  '{cluster="staging"}',
  '{app_name="linkding", team=~".+"} |= "error"',
  '{source="journal", unit="ssh.service", level="err"}',
  '{source=~"journal|rke2"}',
  '{job="node/syslog"}',
  // Loki's own.
  '{service_name="web"} | detected_level="error" | __error__=""',
  '{app="web"} | level="error" | trace_id!=""',
  // An absent label is empty.
  '{app="web", nothing!="x"}',
  '{app="web", nothing=""}',
  '{app="web", nothing=~".*"}',
  '{app="web", nothing!~"x.+"} | nothing!="y"',
  // What a parser makes can have any name.
  '{app="web"} | json | anything="x"',
  'sum by (anything) (rate({app="web"} | logfmt [5m]))',
  'sum by (namespace, trace_id) (rate({app="web"}[5m]))',
  'vector(1)',
])('%s has an answer', (query) => {
  expect(findings(query)).toEqual([]);
});

test('what Loki can not read is refused', () => {
  expect(findings('{app="web"}\n|= web')).toEqual([
    {
      id: 'queries/logql-syntax',
      severity: 'error',
      path: ['readme', 'queries', 'Mine'],
      problem: 'the query "Mine" is no LogQL at line 2, column 4: it can not go on with `web`',
      consequence: 'Loki answers with an error',
      fix: expect.any(String),
    },
  ]);
});

test.each(['{app=~"(?=x)"}', '{app="web"} |~ "(?=x)"', '{app="web"} | regexp "(?P<a>(?=x))"', '{a="b"} | x!~"(?=x)"'])(
  'a pattern that RE2 refuses is an error: %s',
  (query) => {
    expect(findings(query)).toMatchObject([
      { id: 'queries/regex', severity: 'error', problem: expect.stringMatching('RE2 has no lookaround') },
    ]);
  },
);

test.each(['{}', '{ }', '{app=~".*"}', '{app=""}', '{app!="web"}', '{app=~"web|"}', 'rate({app!~"web"}[5m])'])(
  'Loki does not look through everything: %s',
  (query) => {
    expect(findings(query)).toMatchObject([
      { id: 'queries/empty-selector', severity: 'error', fix: fixText('such as {cluster=~".+"}') },
    ]);
  },
);

test('a label that no source has is told with what was meant, and what there is', () => {
  expect(findings('{contaner="web"}')).toMatchObject([
    {
      id: 'queries/unknown-label',
      severity: 'warning',
      problem: 'the query "Mine" asks for the label `contaner`, which no line of this environment has',
      fix: fixText(
        /Mine: '\{container="web"\}'\n# or ask otherwise: there are: cluster, namespace, pod, .*service_name/,
      ),
    },
  ]);
});

test('filters and groupings ask for labels, too', () => {
  expect(findings('{app="web"} | trace="x"')).toMatchObject([
    { id: 'queries/unknown-label', fix: fixText(/Mine: '\{app="web"\} \| trace_id="x"'\n/) },
  ]);
  expect(findings('sum by (namspace) (rate({app="web"}[5m]))')).toMatchObject([
    { id: 'queries/unknown-label', fix: fixText(/Mine: sum by \(namespace\) /) },
  ]);
  expect(ids('{app="web"} | took > 5s | json')).toEqual(['queries/unknown-label']);
});

test('structured metadata does not stand in braces', () => {
  expect(ids('{trace_id="x"}')).toEqual(['queries/unknown-label']);
});

test('what this project asks itself must have an answer', () => {
  expect(findings('{nothing="x"}', ['grafana', 'dashboard'])).toMatchObject([{ severity: 'error' }]);
  expect(findings('{nothing="x"}', ['loki', 'rules', 'groups', 0, 'rules', 0, 'expr'])).toMatchObject([
    { severity: 'warning' },
  ]);
});

describe('no source', () => {
  test('has a value out of those that are known', () => {
    expect(findings('{cluster="stagin"}')).toMatchObject([
      {
        id: 'queries/no-source',
        severity: 'warning',
        problem: 'the query "Mine" asks for `cluster="stagin"`, and no line of this environment has such a value',
        fix: fixText(/Mine: '\{cluster="staging"\}'\n# or ask otherwise: values of cluster: staging/),
      },
    ]);
    expect(ids('{source="kubernetes-event"}')).toEqual(['queries/no-source']);
    expect(ids('{source=~"kube-.*"}')).toEqual(['queries/no-source']);
    expect(ids('{app="web"} | level="warning"')).toEqual(['queries/no-source']);
  });

  test('has the labels of two others together', () => {
    expect(findings('{source="journal", type="kubelet"}')).toMatchObject([
      {
        id: 'queries/no-source',
        problem:
          'the query "Mine" asks for what no line of this environment has together: `source="journal"` (logs.journal), `type="kubelet"` (logs.rke2)',
        fix: fixText(
          'logs.journal has the labels cluster, node, source, job, unit, level, service_name; logs.rke2 has the labels cluster, node, source, job, type, service_name',
        ),
      },
    ]);
    expect(ids('{source="journal"} | trace_id="x"')).toEqual(['queries/no-source']);
    // One of the two is enough.
    expect(ids('{source="journal"} | trace_id="x" or level="err"')).toEqual([]);
  });

  test('is looked for in each pair of braces', () => {
    expect(ids('sum(rate({app="web"}[5m])) / sum(rate({source="events"}[5m]))')).toEqual(['queries/no-source']);
  });
});

test('with the names of OpenTelemetry, those of Loki are unknown, and any metadata is possible', () => {
  const otlp = (query: string) => findings(query, undefined, 'otlp');
  expect(otlp('{namespace="web"}')).toMatchObject([{ fix: fixText(/Mine: '\{k8s_namespace_name="web"\}'\n/) }]);
  expect(otlp('{k8s_namespace_name="web"} | http_status_code="500"')).toEqual([]);
  expect(otlp('sum by (http_route) (rate({k8s_namespace_name="web"}[5m]))')).toEqual([]);
  expect(ids('{namespace="web"} | http_status_code="500"', undefined, 'otel')).toEqual(['queries/unknown-label']);
});

test('PromQL is of no concern', () => {
  const query: Query = { language: 'promql', text: 'up == 0', what: 'the alert X', path: ['monitoring', 'alerts'] };
  expect(runChecks(logqlQueries, { queries: [query], labels: [], collector: COLLECTORS.alloy })).toEqual([]);
});
