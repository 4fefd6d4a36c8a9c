import { LogSources } from '../../lib/logs/sources/log-sources';
import { Alerts, type AlertsProps } from '../../lib/monitoring/alerts';
import { Dashboard, type DashboardProps } from '../../lib/monitoring/dashboard/construct';
import { Alloy } from '../../lib/tiers/alloy/construct';
import { GrafanaDatasource } from '../../lib/tiers/grafana/construct';
import type { GrafanaDatasourceProps } from '../../lib/tiers/grafana/props';
import { Duration } from '../../lib/units/duration';
import { delivered, emptyChart, lokiIn, named, storeIn } from '../support/app';

function watched() {
  const chart = emptyChart();
  const loki = lokiIn(chart);
  const collects = [LogSources.pods(), LogSources.journal()];
  const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: loki, collects });
  return { chart, loki, alloy };
}

describe('alerts', () => {
  const everything: Required<AlertsProps> = {
    watches: [],
    monitors: false,
    selectorLabels: { release: 'prometheus' },
    interval: Duration.minutes(1),
    severities: { critical: 'page' },
    runbooks: 'https://git.example.com/logging/docs/runbook.md',
    acknowledge: [],
  };

  test('are for each workload and source, with what scrapes them', () => {
    const { chart, loki, alloy } = watched();
    const objects = delivered(chart, loki, alloy, new Alerts(chart, 'alerts', { watches: [loki, alloy] }));
    const kinds = objects.filter(({ apiVersion }) => apiVersion === 'monitoring.coreos.com/v1').map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['PrometheusRule', 'ServiceMonitor']));
    const rules = JSON.stringify(named(objects, 'PrometheusRule', 'alloy')?.spec);
    expect(rules).toContain('"source":"pods"');
    expect(rules).toContain('"source":"journal"');
  });

  test('take whatever is said', () => {
    const { chart, loki, alloy } = watched();
    const alerts = new Alerts(chart, 'alerts', { ...everything, watches: [loki, alloy] });
    const objects = delivered(chart, loki, alloy, alerts);
    expect(objects.filter(({ kind }) => kind.endsWith('Monitor'))).toEqual([]);
    const rules = named(objects, 'PrometheusRule', 'loki');
    expect(rules?.metadata.labels).toMatchObject({ release: 'prometheus' });
    expect(JSON.stringify(rules?.spec)).toContain('"severity":"page"');
    expect(JSON.stringify(rules?.spec)).toContain(
      '"runbook_url":"https://git.example.com/logging/docs/runbook.md#loki',
    );
  });

  test('scrape as often as is said', () => {
    const { chart, loki, alloy } = watched();
    const alerts = new Alerts(chart, 'alerts', { ...everything, monitors: true, watches: [loki] });
    const monitors = delivered(chart, loki, alloy, alerts).filter(({ kind }) => kind === 'ServiceMonitor');
    expect(monitors.map(({ spec }) => spec)).toMatchObject(monitors.map(() => ({ endpoints: [{ interval: '1m' }] })));
    expect(monitors).not.toEqual([]);
  });
});

describe('a dashboard', () => {
  const everything: Required<DashboardProps> = {
    cluster: 'edge',
    namespace: 'grafana',
    watches: [],
    folder: 'Platform',
    sidecarLabel: { name: 'dashboard', value: 'yes' },
    acknowledge: [],
  };

  test('is found by the usual label, and shows lines of each source', () => {
    const { chart, loki, alloy } = watched();
    const props = { cluster: 'edge', namespace: 'grafana', watches: [loki, alloy] };
    const objects = delivered(chart, loki, alloy, new Dashboard(chart, 'dashboard', props));
    const map = named(objects, 'ConfigMap', 'logging-dashboard');
    expect(map?.metadata).toMatchObject({ namespace: 'grafana', labels: { grafana_dashboard: '1' } });
    expect(JSON.stringify(map?.data)).toContain('journals');
  });

  test('takes whatever is said', () => {
    const { chart, loki, alloy } = watched();
    const dashboard = new Dashboard(chart, 'dashboard', { ...everything, watches: [alloy] });
    expect(named(delivered(chart, loki, alloy, dashboard), 'ConfigMap', 'logging-dashboard')?.metadata).toMatchObject({
      labels: { dashboard: 'yes' },
      annotations: { grafana_folder: 'Platform' },
    });
  });
});

describe('a data source', () => {
  const everything: Required<GrafanaDatasourceProps> = {
    namespace: 'grafana',
    store: storeIn(emptyChart()),
    name: 'Logs',
    uid: 'logs',
    isDefault: true,
    sidecarLabel: { name: 'datasource', value: 'yes' },
    tracesUid: 'tempo',
    acknowledge: [],
  };
  const textOf = (datasource: GrafanaDatasource) => JSON.stringify(datasource.content.configs);

  test('is found by the usual label, and asks the store', () => {
    const chart = emptyChart();
    const store = storeIn(chart);
    const text = textOf(new GrafanaDatasource(chart, 'datasource', { namespace: 'grafana', store }));
    expect(text).toContain('"grafana_datasource":"1"');
    expect(text).toContain('url: https://logs.example.com');
  });

  test('takes whatever is said', () => {
    const text = textOf(new GrafanaDatasource(emptyChart(), 'datasource', everything));
    for (const said of ['name: Logs', 'uid: logs', 'isDefault: true', '"datasource":"yes"', 'datasourceUid: tempo'])
      expect(text).toContain(said);
  });
});
