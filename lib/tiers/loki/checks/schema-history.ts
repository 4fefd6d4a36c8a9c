import type { EnvironmentPath, Repair } from '../../../findings/finding';
import type { Found } from '../../../findings/finding-kind';
import { setKey } from '../../../findings/repair';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import type { SchemaPeriod } from '../settings';
import { isObjectStore } from '../storage/kinds';
import { lokiCheck } from './subject';

/** Periods that were once written to dist/ stay as they are: they tell how the stored chunks of their days are read. */
export const schemaHistory = lokiCheck({
  id: 'loki/schema-history',
  severity: 'error',
  since: '0.1.0',
  finds:
    'a schema period that is committed in `dist/` was changed or removed, or another one was put before the newest',
  happens: 'Loki looks for stored chunks of those days in the wrong place or format, and no longer finds them',
  remedy: 'restore the committed periods, and append one that begins on a day that has not come yet',
  needs: ['loki', 'committed'],
  find: ({ loki: { schema }, committed }) => {
    const newest = committed.at(-1);
    return [
      ...committed.flatMap((period) => kept(period, schema)),
      ...schema.flatMap((period, index) => (newest ? appended(period, index, committed, newest) : [])),
    ];
  },
});

function kept(period: SchemaPeriod, schema: readonly SchemaPeriod[]): readonly Found[] {
  const index = schema.findIndex(({ from }) => from === period.from);
  const now = schema[index];
  if (now && samePeriod(now, period)) return [];
  return [
    unreadable(now ? ['loki', 'schema', index] : ['loki', 'schema'], {
      problem: `the schema period from ${period.from} was ${now ? 'changed' : 'removed'} after it had been committed`,
      fix: now
        ? setKey(['loki', 'schema', index], { ...period }, { otherwise: 'append a period of its own for the change' })
        : restored(schema, period),
    }),
  ];
}

function appended(
  period: SchemaPeriod,
  index: number,
  committed: readonly SchemaPeriod[],
  newest: SchemaPeriod,
): readonly Found[] {
  if (committed.some(({ from }) => from === period.from) || period.from > newest.from) return [];
  return [
    unreadable(['loki', 'schema', index], {
      problem: `the schema period from ${period.from} begins before the one from ${newest.from}, which is committed`,
      fix: `let it begin later than ${newest.from}, on a day that has not come yet`,
    }),
  ];
}

function unreadable(path: EnvironmentPath, text: Pick<Found, 'problem' | 'fix'>): Found {
  const consequence =
    'Loki looks for stored chunks of those days in the wrong place or format, and no longer finds them';
  return { path, consequence, ...text };
}

/** Periods stand in the order of their days. */
function restored(schema: readonly SchemaPeriod[], period: SchemaPeriod): Repair {
  const all = [...schema, period].sort((a, b) => (a.from < b.from ? -1 : 1));
  return setKey(
    ['loki', 'schema'],
    all.map((each) => ({ ...each })),
  );
}

function samePeriod(a: SchemaPeriod, b: SchemaPeriod): boolean {
  return (['from', 'schema', 'store', 'objectStore', 'indexPrefix'] as const).every((key) => a[key] === b[key]);
}

/** The schema periods in values of the chart, as far as they can be read. */
export function committedPeriods(values: JsonObject): readonly SchemaPeriod[] {
  const configs = valueAt(values, 'loki', 'schemaConfig', 'configs');
  return Array.isArray(configs) ? configs.flatMap(readPeriod) : [];
}

function readPeriod(config: Json): readonly SchemaPeriod[] {
  const [from, schema, store, objectStore, indexPrefix] = [
    valueAt(config, 'from'),
    valueAt(config, 'schema'),
    valueAt(config, 'store'),
    valueAt(config, 'object_store'),
    valueAt(config, 'index', 'prefix'),
  ];
  if (typeof from !== 'string' || typeof schema !== 'string' || typeof store !== 'string') return [];
  if (!isObjectStore(objectStore) || typeof indexPrefix !== 'string') return [];
  return [{ from, schema, store, objectStore, indexPrefix }];
}
