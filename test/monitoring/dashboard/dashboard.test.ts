import { parser } from '@prometheus-io/lezer-promql';
import { logqlQueries } from '../../../lib/checks/queries-logql';
import { runChecks } from '../../../lib/findings/check';
import { isJsonObject, type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { type Overviewed, overviewDashboard } from '../../../lib/monitoring/dashboard/dashboard';
import { minimal as alloy } from '../../tiers/alloy/props';
import { everything, otel } from './fixtures';

const props: readonly (readonly [string, Overviewed])[] = [
  ['Alloy and Loki', everything],
  ['OpenTelemetry', otel('otel')],
  ['OpenTelemetry with its own names', otel('otlp')],
  ['nothing', { cluster: 'x', labels: [], tiers: [] }],
];

function panelsOf(dashboard: Overviewed): readonly JsonObject[] {
  const { panels } = overviewDashboard(dashboard).json;
  return Array.isArray(panels) ? panels.filter(isJsonObject) : [];
}

function targetsOf(panel: JsonObject): readonly JsonObject[] {
  return Array.isArray(panel.targets) ? panel.targets.filter(isJsonObject) : [];
}

const titles = (dashboard: Overviewed) => panelsOf(dashboard).map(({ title }) => title);
const expressions = (dashboard: Overviewed) => overviewDashboard(dashboard).queries.map(({ text }) => text);

describe.each(props)('the dashboard of %s', (_, dashboard) => {
  test('has a name for each panel, by which messages call it', () => {
    expect(new Set(titles(dashboard)).size).toBe(titles(dashboard).length);
  });

  test('has an id for each panel, and none of its own', () => {
    const ids = panelsOf(dashboard).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(overviewDashboard(dashboard).json.id).toBeUndefined();
  });

  test('has no two panels in one place, and none outside of the grid', () => {
    const taken = new Set<string>();
    for (const { gridPos } of panelsOf(dashboard)) {
      const [x, y, w, h] = ['x', 'y', 'w', 'h'].map((side) => Number(valueAt(gridPos, side)));
      expect(Number(x) + Number(w)).toBeLessThanOrEqual(24);
      for (let column = Number(x); column < Number(x) + Number(w); column++) {
        for (let row = Number(y); row < Number(y) + Number(h); row++) {
          expect(taken).not.toContain(`${column},${row}`);
          taken.add(`${column},${row}`);
        }
      }
    }
  });

  test('asks what its reader picks, and never a fixed data source', () => {
    const variables = valueAt(overviewDashboard(dashboard).json, 'templating', 'list');
    expect(variables).toMatchObject([
      { name: 'prometheus', type: 'datasource', query: 'prometheus' },
      { name: 'loki', type: 'datasource', query: 'loki' },
    ]);
    for (const panel of panelsOf(dashboard).filter(({ type }) => type !== 'row')) {
      for (const { datasource } of [panel, ...targetsOf(panel)]) {
        expect(['${loki}', '${prometheus}']).toContain(valueAt(datasource, 'uid'));
        expect(valueAt(datasource, 'uid')).toBe(`\${${valueAt(datasource, 'type')}}`);
      }
    }
  });

  test('tells every query of its panels, with an interval that anybody can run', () => {
    const asked = panelsOf(dashboard).flatMap((panel) => targetsOf(panel).map(({ expr }) => String(expr)));
    expect(expressions(dashboard)).toEqual(asked.map((expr) => expr.replaceAll(/\$__\w+/g, '5m')));
    for (const { what, path, text } of overviewDashboard(dashboard).queries) {
      expect(what).toMatch(/^the panel ".+" of the dashboard$/);
      expect(path).toEqual(['grafana', 'dashboard']);
      expect(text).not.toContain('$');
    }
  });

  test('has PromQL that parses', () => {
    for (const { text, language } of overviewDashboard(dashboard).queries) {
      if (language === 'promql')
        expect([text, parser.configure({ strict: true }).parse(text).length > 0]).toEqual([text, true]);
    }
  });

  test('has LogQL that asks by labels of the environment', () => {
    const { queries } = overviewDashboard(dashboard);
    expect(runChecks(logqlQueries, { queries, labels: dashboard.labels, collector: { alloy } })).toEqual([]);
  });

  test('stays small: an annotation of the API server has room for 256 KiB', () => {
    expect(JSON.stringify(overviewDashboard(dashboard).json, null, 2).length).toBeLessThan(64 * 1024);
  });
});

test('shows what runs and what is read', () => {
  expect(titles(everything)).toEqual([
    'Collectors',
    'Lines sent',
    'Bytes sent',
    'Pushes that failed',
    'Lines dropped',
    'Time of a push, p99',
    'Memory of Alloy',
    'Loki',
    'Lines taken',
    'Bytes taken',
    'Lines refused',
    'Time of a request, p99',
    'Requests that failed',
    'Memory of Loki',
    'Logs',
    'Volume by namespace',
    'Error lines by namespace',
    'Volume by source',
    'Latest errors',
    'Warnings of Kubernetes',
  ]);
});

test('leaves out what an environment does not have', () => {
  expect(titles(otel('otel'))).toEqual([
    'Collectors',
    'Lines sent',
    'Lines dropped',
    'Queue',
    'Memory of the collectors',
    'Logs',
    'Volume by namespace',
    'Error lines by namespace',
    'Volume by source',
    'Latest errors',
  ]);
  expect(titles({ cluster: 'x', labels: [], tiers: [] })).toEqual([]);
});

test('asks workloads by their namespace and job', () => {
  expect(expressions(everything)).toEqual(
    expect.arrayContaining([
      'sum by (job) (rate(loki_write_sent_bytes_total{namespace="logging", job=~"alloy|alloy-events"}[5m]))',
      'sum by (reason) (rate(loki_discarded_samples_total{namespace="logging", job=~"loki-write|loki-read"}[5m]))',
    ]),
  );
});

test('shows memory beside the limits that are set', () => {
  const [memory] = panelsOf(everything).filter(({ title }) => title === 'Memory of Alloy');
  expect(memory && targetsOf(memory)).toMatchObject([
    { refId: 'A', legendFormat: '{{job}}' },
    { refId: 'B', expr: 'vector(536870912)', legendFormat: 'alloy: limit' },
  ]);
});

test('asks each source by what tells it apart', () => {
  expect(expressions(everything).filter((text) => text.startsWith('sum(bytes_rate'))).toEqual([
    'sum(bytes_rate({cluster="staging", container!=""} [5m]))',
    'sum(bytes_rate({cluster="staging", job=~"node/syslog|node/app"} [5m]))',
    'sum(bytes_rate({cluster="staging", job="node/machine"} [5m]))',
    'sum(bytes_rate({cluster="staging", source="journal"} [5m]))',
    'sum(bytes_rate({cluster="staging", source="rke2"} [5m]))',
    'sum(bytes_rate({cluster="staging", job="node/audit"} [5m]))',
    'sum(bytes_rate({cluster="staging", source="kubernetes-events"} [5m]))',
  ]);
});

test('uses the names that the collector gives', () => {
  expect(expressions(otel('otlp')).filter((text) => text.includes('topk'))).toEqual([
    expect.stringMatching(
      /^topk\(10, sum by \(k8s_namespace_name\) \(bytes_rate\(\{k8s_cluster_name="staging", k8s_container_name!=""\}/,
    ),
    expect.stringMatching(/^topk\(10, sum by \(k8s_namespace_name\)/),
  ]);
});
