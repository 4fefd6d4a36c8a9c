import { alertsUnscraped } from '../../lib/checks/monitoring-alerts';
import type { MonitoringSettings } from '../../lib/monitoring/settings';
import { Duration } from '../../lib/units/duration';
import { alloyWorkloads, otelWorkloads } from '../monitoring/rules/workloads';
import { runCheck } from '../support/checks';

const settings: MonitoringSettings = {
  serviceMonitors: true,
  podMonitors: true,
  alerts: true,
  selectorLabels: {},
  interval: Duration.seconds(30),
  severities: {},
};

function paths(change: Partial<MonitoringSettings>, workloads = [...alloyWorkloads(), ...otelWorkloads()]) {
  const monitoring = { ...settings, ...change };
  return runCheck(alertsUnscraped, { wiring: { workloads, flows: [] }, monitoring }).map(({ id, severity, path }) => {
    expect([id, severity]).toEqual(['monitoring/alerts-unscraped', 'warning']);
    return path.join('.');
  });
}

test('alerts on what nobody scrapes are reported, once for each kind of monitor that is missing', () => {
  expect(paths({})).toEqual([]);
  expect(paths({ serviceMonitors: false })).toEqual(['monitoring.serviceMonitors']);
  expect(paths({ serviceMonitors: false, podMonitors: false })).toEqual([
    'monitoring.serviceMonitors',
    'monitoring.podMonitors',
  ]);
});

test('a monitor that would select nothing is not asked for, and without alerts none is', () => {
  expect(paths({ podMonitors: false }, [...alloyWorkloads()])).toEqual([]);
  expect(paths({ alerts: false, serviceMonitors: false, podMonitors: false })).toEqual([]);
});
