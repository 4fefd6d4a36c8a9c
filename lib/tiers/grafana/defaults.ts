import type { GrafanaDatasourceProps } from './props';

/** What a data source is as long as nothing else is said: read by the schema of environment files and by code alike. */
export const DATASOURCE_DEFAULTS = {
  name: 'Loki',
  uid: 'loki',
  isDefault: false,
  sidecarLabel: { name: 'grafana_datasource', value: '1' },
} as const satisfies Partial<GrafanaDatasourceProps>;
