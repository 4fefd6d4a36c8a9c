import type { DashboardSettings } from './settings';

/** What a dashboard is as long as nothing else is said: read by the schema of environment files and by code alike. */
export const DASHBOARD_DEFAULTS = {
  sidecarLabel: { name: 'grafana_dashboard', value: '1' },
} as const satisfies Partial<DashboardSettings>;
