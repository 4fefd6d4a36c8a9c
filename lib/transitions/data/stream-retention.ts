import { type Json, listIn, valueAt } from '../../kubernetes/json';
import type { Effect } from '../effect';
import { tenantLimits } from '../loki-limits';
import { configPairs, type Kept as KeptPair, keptOf } from '../pair';
import { placesOf } from '../places';
import type { Side, SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';
import { deleteDelay, inDays, isDeleting, type Kept, keptFor, lengthOf, spanOf } from './retention-time';

const STREAMS = ['limits_config', 'retention_stream'];

/** How long Loki keeps the lines of some streams, or of some tenants. */
export const streamRetention: Transition = {
  kind: 'data/stream-retention',
  finds: 'Loki keeps the lines of some streams, or of one tenant, for a shorter or a longer time than before',
  happens: 'what is older than the new time is deleted by the compactor, and nothing brings it back',
  sources: ['https://grafana.com/docs/loki/latest/operations/storage/retention/#configuring-the-retention-period'],
  find: (change) =>
    keptOf(configPairs(change))
      .filter(({ base, head }) => head.program === 'loki' && isDeleting(base.config) && isDeleting(head.config))
      .flatMap((pair) => streamEffects(pair, change.head)),
};

/** What has no time of its own has that of its tenant, or of all. */
function streamEffects(pair: KeptPair<SideConfig>, side: Side): readonly Effect[] {
  const [before, after] = [timesOf(pair.base), timesOf(pair.head)];
  const names = [...new Set([...before.own.keys(), ...after.own.keys()])];
  return names.flatMap((name) => {
    const [was, is] = [before, after].map(({ own, all }) => own.get(name) ?? all);
    if (was === undefined || is === undefined || lengthOf(was) === lengthOf(is)) return [];
    return [streamEffect(pair.head, name, { was, is }, side)];
  });
}

interface Times {
  readonly all: Kept | undefined;
  readonly own: ReadonlyMap<string, Kept | undefined>;
}

function timesOf(side: SideConfig): Times {
  const limits = valueAt(side.config, 'limits_config');
  const tenants = [...tenantLimits(side)];
  const entries = [...streamsIn(limits, ''), ...tenants.flatMap(([tenant, own]) => tenantTimes(tenant, own))];
  return { all: keptFor(valueAt(limits, 'retention_period')), own: new Map(entries) };
}

function tenantTimes(tenant: string, own: Json): readonly (readonly [string, Kept | undefined])[] {
  const period = valueAt(own, 'retention_period');
  const title = ` of the tenant \`${tenant}\``;
  return [...(period === undefined ? [] : [[`lines${title}`, keptFor(period)] as const]), ...streamsIn(own, title)];
}

function streamsIn(limits: Json | undefined, of: string): readonly (readonly [string, Kept | undefined])[] {
  return listIn(limits, 'retention_stream').map((stream) => [
    `lines of \`${String(valueAt(stream, 'selector'))}\`${of}`,
    keptFor(valueAt(stream, 'period')),
  ]);
}

function streamEffect(
  head: SideConfig,
  name: string,
  { was, is }: { readonly was: Kept; readonly is: Kept },
  side: Side,
): Effect {
  const isShorter = lengthOf(is) < lengthOf(was);
  const [from, to] = [inDays(was), inDays(is)];
  return {
    kind: 'data/stream-retention',
    verdict: isShorter ? 'loses' : 'told',
    what: `\`${head.owner}\` keeps ${name} ${spanOf(is)}, which was ${spanOf(was)}`,
    happens: isShorter
      ? `the compactor marks those that are older than ${to} as soon as it runs, deletes them ${deleteDelay(head.config)} later, and nothing brings them back`
      : 'those that are there stay longer; what was deleted stays deleted',
    subject: subjectOfConfig(head),
    file: head.file,
    ...(!name.startsWith('lines of the tenant') && placesOf(side, head, STREAMS)),
    from: `${from} for ${name.replaceAll('`', '')}`,
    to: `${to} for ${name.replaceAll('`', '')}`,
    ...(isShorter && { steps: { before: [{ text: `Copy what must outlive ${to} out of the store.` }] } }),
  };
}
