import { type EnvironmentPath, error, type Finding } from '../../../findings/finding';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import type { InstallingEnvironment } from '../../../plan/environment';
import { toYaml } from '../../../syntax/yaml';
import type { SchemaPeriod } from '../settings';
import { isObjectStore } from '../storage/kinds';

/**
 * Periods that were once written to dist/ stay as they are: they tell how the stored chunks of their days are read.
 * @param committed the periods of the committed release, see `committedPeriods`
 */
export function schemaHistory(
  { loki: { schema } }: Pick<InstallingEnvironment, 'loki'>,
  committed: readonly SchemaPeriod[],
): readonly Finding[] {
  const newest = committed.at(-1);
  return [
    ...committed.flatMap((period) => kept(period, schema)),
    ...schema.flatMap((period, index) => (newest ? appended(period, index, committed, newest) : [])),
  ];
}

function kept(period: SchemaPeriod, schema: readonly SchemaPeriod[]): readonly Finding[] {
  const index = schema.findIndex(({ from }) => from === period.from);
  const now = schema[index];
  if (now && samePeriod(now, period)) return [];
  return [
    finding(now ? ['loki', 'schema', index] : ['loki', 'schema'], {
      problem: `the schema period from ${period.from} was ${now ? 'changed' : 'removed'} after it had been committed`,
      fix: `restore it, and append a period of its own for the change:\n${toYaml({ loki: { schema: [period] } }).trimEnd()}`,
    }),
  ];
}

function appended(
  period: SchemaPeriod,
  index: number,
  committed: readonly SchemaPeriod[],
  newest: SchemaPeriod,
): readonly Finding[] {
  if (committed.some(({ from }) => from === period.from) || period.from > newest.from) return [];
  return [
    finding(['loki', 'schema', index], {
      problem: `the schema period from ${period.from} begins before the one from ${newest.from}, which is committed`,
      fix: `let it begin later than ${newest.from}, on a day that has not come yet`,
    }),
  ];
}

function finding(path: EnvironmentPath, text: Pick<Finding, 'problem' | 'fix'>): Finding {
  const consequence =
    'Loki looks for stored chunks of those days in the wrong place or format, and no longer finds them';
  return error('loki/schema-history', path, { consequence, ...text });
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
