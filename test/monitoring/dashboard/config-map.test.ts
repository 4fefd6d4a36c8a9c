import fc from 'fast-check';
import { dashboardConfigMap } from '../../../lib/monitoring/dashboard/config-map';
import { overviewDashboard } from '../../../lib/monitoring/dashboard/dashboard';
import type { DashboardSettings } from '../../../lib/monitoring/dashboard/settings';
import { dashboardUid } from '../../../lib/monitoring/dashboard/uid';
import { toYaml } from '../../../lib/syntax/yaml';
import { everything as props } from './fixtures';

const minimal: DashboardSettings = { namespace: 'monitoring', sidecarLabel: { name: 'grafana_dashboard', value: '1' } };
const everything: Required<DashboardSettings> = { ...minimal, folder: 'Logging' };

test('a sidecar finds it', () => {
  expect(dashboardConfigMap(overviewDashboard(props), minimal)).toMatchObject({
    kind: 'ConfigMap',
    metadata: { name: 'logging-dashboard', namespace: 'monitoring', labels: { grafana_dashboard: '1' } },
  });
});

test('a folder is named where there is one', () => {
  const annotations = (settings: DashboardSettings) =>
    dashboardConfigMap(overviewDashboard(props), settings).metadata.annotations;
  expect(annotations(minimal)).toBeUndefined();
  expect(annotations(everything)).toEqual({ grafana_folder: 'Logging' });
});

test('its file is the dashboard, and is named after the cluster', () => {
  const { json } = overviewDashboard(props);
  const data: unknown = dashboardConfigMap(overviewDashboard(props), minimal).data;
  expect(data).toEqual({ 'logging-staging.json': `${JSON.stringify(json, null, 2)}\n` });
});

test('a reviewer reads it line by line', () => {
  const yaml = toYaml(dashboardConfigMap(overviewDashboard(props), minimal));
  expect(yaml).toContain('logging-staging.json: |\n    {\n      "uid": "logging-staging",\n');
});

test('any cluster has an uid that Grafana takes, and no two have the same', () => {
  expect(dashboardUid('production')).toBe('logging-production');
  expect(dashboardUid('a.b')).not.toBe(dashboardUid('a b'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (cluster) => {
      expect(dashboardUid(cluster)).toMatch(/^[a-zA-Z0-9_-]{1,40}$/);
    }),
  );
});
