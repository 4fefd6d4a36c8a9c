import { isJsonObject, type Json, listIn, valueAt } from '../../kubernetes/json';
import { canonicalJson } from '../../rendered/canonical';
import type { Effect } from '../effect';
import { lokiPairs } from '../loki';
import { type Kept, type Pair, pairsOf } from '../pair';
import { placesOf } from '../places';
import type { Side, SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';

const PERIODS = ['schema_config', 'configs'];

/** In which format Loki stores the lines of which days. */
export const schema: Transition = {
  kind: 'data/schema',
  finds: 'a schema period changes, goes, or comes',
  happens: 'Loki looks for the lines of the days of a period where, and in the format that, the period says',
  sources: ['https://grafana.com/docs/loki/latest/operations/storage/schema/'],
  find: (change) => lokiPairs(change).flatMap((pair) => periodEffects(pair, change.head)),
};

function periodEffects(pair: Kept<SideConfig>, side: Side): readonly Effect[] {
  const [before, after] = [pair.base, pair.head].map(({ config }) => listIn(config, ...PERIODS));
  const newest = dayOf(before?.at(-1));
  return pairsOf(before ?? [], after ?? [], dayOf).flatMap((period) => {
    const index = after?.indexOf(period.head ?? null) ?? -1;
    const places = placesOf(side, pair.head, index < 0 ? PERIODS : [...PERIODS, index]);
    const effect = periodEffect(period, newest, before?.length === 0);
    return effect ? [{ ...effect, ...about(pair.head), ...places }] : [];
  });
}

type Told = Omit<Effect, 'kind' | 'subject' | 'file' | 'place' | 'path'>;

function periodEffect({ base, head }: Pair<Json>, newest: string, isFirst: boolean): Told | undefined {
  if (base === undefined) return isFirst ? undefined : added(head, newest);
  const day = dayOf(base);
  const [from, to] = [formatOf(base), head === undefined ? 'gone' : formatOf(head)];
  if (from === to) return undefined;
  return {
    verdict: 'loses',
    what: `the schema period from ${day} ${head === undefined ? 'goes' : `becomes ${to}, which was ${from}`}`,
    happens: 'Loki looks for the lines of its days in the wrong place or format, and finds them no more',
    from: `${day} ${from}`,
    to: `${day} ${to}`,
    steps: {
      before: [{ text: `Leave the period from ${day} as it was, and append one that begins on a day to come.` }],
    },
  };
}

function added(period: Json, newest: string): Told {
  const [day, to] = [dayOf(period), formatOf(period)];
  if (day > newest)
    return {
      verdict: 'told',
      what: `from ${day} on, lines are stored in ${String(valueAt(period, 'object_store'))} as ${to}`,
      happens:
        'lines of the days before stay as they are and are read as before; the day must not have begun, in UTC, when Loki restarts',
      to: `${day} ${to}`,
    };
  return {
    verdict: 'loses',
    what: `a schema period from ${day} comes before the newest one`,
    happens: 'Loki looks for the lines of its days, which are stored in another format, and finds them no more',
    from: 'none',
    to: `${day} ${to}`,
    steps: { before: [{ text: `Let the period begin later than ${newest}, on a day to come.` }] },
  };
}

function dayOf(period: Json | undefined): string {
  return String(valueAt(period, 'from') ?? '');
}

/** All but the day and the object store, which is told as a store: `v13 tsdb loki_index_`. */
function formatOf(period: Json): string {
  const { from, object_store, schema, store, index, ...rest } = isJsonObject(period) ? period : {};
  const more = Object.keys(rest).length === 0 ? [] : [canonicalJson(rest)];
  const table = [valueAt(index, 'prefix'), valueAt(index, 'path_prefix')].filter((part) => part !== undefined);
  const every = valueAt(index, 'period') ?? '24h';
  return [schema, store, ...table, ...(every === '24h' ? [] : [every]), ...more].map(String).join(' ');
}

function about(head: SideConfig): Pick<Effect, 'kind' | 'subject' | 'file'> {
  return { kind: 'data/schema', subject: subjectOfConfig(head), file: head.file };
}
