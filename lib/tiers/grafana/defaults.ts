import type { GrafanaDatasourceProps } from './props';

/** Defaults of a data source, for the schema of environment files and for code. */
export const DATASOURCE_DEFAULTS = {
  name: 'Loki',
  uid: 'loki',
  isDefault: false,
  sidecarLabel: { name: 'grafana_datasource', value: '1' },
} as const satisfies Partial<GrafanaDatasourceProps>;
