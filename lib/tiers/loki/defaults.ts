import { Size } from '../../units/size';
import type { ExistingLokiProps } from './existing-props';
import type { LokiGatewayProps, LokiProps, SchemaPeriodProps } from './props';
import type { LokiComponent } from './topology';

/** Defaults of Loki, for the schema of environment files and for code. */
export const LOKI_DEFAULTS = {
  topology: 'monolithic',
  schema: [{ from: '2024-04-01' }],
  earlierStorage: [],
  volume: Size.gibibytes(10),
  caches: {},
  gateway: true,
  canary: true,
  resources: {},
  otlpIndexLabels: [],
  values: {},
} as const satisfies Partial<LokiProps>;

/**
 * Pods of each component: three of what holds lines or scales with queries, two of what only must not be alone, one of
 * what may not run twice or may pause.
 */
export const REPLICA_DEFAULTS: Readonly<Record<LokiComponent, number>> = {
  'single-binary': 1,
  write: 3,
  read: 3,
  backend: 3,
  ingester: 3,
  distributor: 3,
  querier: 3,
  'query-frontend': 2,
  'query-scheduler': 2,
  'index-gateway': 2,
  compactor: 1,
  ruler: 1,
};

/** A Loki that someone else runs. */
export const EXISTING_DEFAULTS = { structuredMetadata: true } as const satisfies Partial<ExistingLokiProps>;

/** A format in which lines are stored. */
export const PERIOD_DEFAULTS = {
  schema: 'v13',
  store: 'tsdb',
  indexPrefix: 'loki_index_',
} as const satisfies Partial<SchemaPeriodProps>;

/** The nginx in front of Loki. */
export const GATEWAY_DEFAULTS = { replicas: 1 } as const satisfies LokiGatewayProps;
