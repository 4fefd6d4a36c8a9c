import type { JsonObject } from '../../kubernetes/json';
import type { SchemaPeriod } from './settings';

/** The values that tell Loki in which format each day is stored. */
export function schemaConfig(periods: readonly SchemaPeriod[]): JsonObject {
  return { configs: periods.map(schemaPeriod) };
}

function schemaPeriod({ from, store, objectStore, schema, indexPrefix }: SchemaPeriod): JsonObject {
  return {
    from,
    store,
    object_store: objectStore,
    schema,
    // tsdb accepts no other period.
    index: { prefix: indexPrefix, period: '24h' },
  };
}
