import { error, type Finding } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import { objectStoreOf } from '../storage/kinds';

type Asked = Pick<InstallingEnvironment, 'loki'>;

/** The first period has begun. No clock is asked: the chart has been released, so its release day is past. */
export function lokiSchemaFuture({ loki: { schema, chart } }: Asked): readonly Finding[] {
  const [first] = schema;
  if (first === undefined || first.from <= chart.released) return [];
  return [
    error('loki/schema-future', ['loki', 'schema', 0, 'from'], {
      problem: `the first schema period begins on ${first.from}, after chart ${chart.version} was released (${chart.released})`,
      consequence: 'Loki has no schema for the days before, and refuses their lines',
      fix: 'loki:\n  schema:\n    - from: "2024-04-01" # an early day costs nothing in a new Loki',
    }),
  ];
}

/** Periods follow each other. */
export function lokiSchemaOrder({ loki: { schema } }: Asked): readonly Finding[] {
  return schema.flatMap(({ from }, index) => {
    const before = schema[index - 1];
    if (before === undefined || before.from < from) return [];
    return [
      error('loki/schema-order', ['loki', 'schema', index, 'from'], {
        problem: `the period from ${from} stands after the one from ${before.from}`,
        consequence: 'Loki refuses to start',
        fix: 'list the periods by their first day, oldest first, each day once',
      }),
    ];
  });
}

/** The newest period writes to the store that is configured, in a format that keeps structured metadata. */
export function lokiSchemaStore({ loki: { schema, storage } }: Asked): readonly Finding[] {
  const newest = schema.at(-1);
  if (newest === undefined) return [];
  const path = ['loki', 'schema', schema.length - 1];
  const store = objectStoreOf(storage);
  return [
    ...(newest.objectStore === store
      ? []
      : [
          error('loki/schema-store', [...path, 'objectStore'], {
            problem: `the newest schema period stores in ${newest.objectStore}, but the storage is ${storage.kind}`,
            consequence: 'Loki writes chunks to a store that is not configured, and fails',
            fix: `objectStore: ${store}`,
          }),
        ]),
    ...(newest.schema >= 'v13' && newest.store === 'tsdb'
      ? []
      : [
          error('loki/schema-store', [...path, 'schema'], {
            problem: `the newest schema period is ${newest.store} ${newest.schema}, which has no structured metadata`,
            consequence: 'Loki exits as soon as it starts',
            fix: 'schema: v13\nstore: tsdb',
          }),
        ]),
  ];
}
