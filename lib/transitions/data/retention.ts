import { type Json, valueAt } from '../../kubernetes/json';
import { Duration } from '../../units/duration';
import type { Effect } from '../effect';
import { configPairs, type Kept, keptOf } from '../pair';
import { placesOf } from '../places';
import type { Side, SideConfig } from '../side';
import type { Transition } from '../transition';

const PERIOD = ['limits_config', 'retention_period'];

/** How long Loki keeps lines. */
export const retention: Transition = {
  kind: 'data/retention',
  finds: 'Loki keeps lines for a shorter or a longer time, or no longer deletes any',
  happens: 'what is older than the new time is deleted by the compactor, and nothing brings it back',
  sources: ['https://grafana.com/docs/loki/latest/operations/storage/retention/'],
  find: (change) =>
    keptOf(configPairs(change))
      .filter(({ head }) => head.program === 'loki')
      .flatMap((pair) => retentionEffect(pair, change.head)),
};

/** Nothing is deleted without the compactor, and none is older than for ever: `0s` means that. */
function keepsFor({ config }: SideConfig): Duration | 'for ever' | undefined {
  if (valueAt(config, 'compactor', 'retention_enabled') !== true) return 'for ever';
  const period: Json = valueAt(config, ...PERIOD) ?? '0s';
  const duration = Duration.parse(String(period));
  return duration?.milliseconds === 0 ? 'for ever' : duration;
}

function retentionEffect({ base, head }: Kept<SideConfig>, side: Side): readonly Effect[] {
  const [before, after] = [keepsFor(base), keepsFor(head)];
  if (before === undefined || after === undefined || String(before) === String(after)) return [];
  const isShorter = lengthOf(after) < lengthOf(before);
  const [from, to] = [inDays(before), inDays(after)];
  return [
    {
      kind: 'data/retention',
      verdict: isShorter ? 'loses' : 'told',
      what: `\`${head.owner}\` keeps lines for ${to}, which was ${from}`,
      happens: isShorter
        ? `the compactor deletes all that is older than ${to}, from two hours after its start on, and nothing brings it back`
        : 'lines that are there stay longer; what was deleted stays deleted',
      subject: `release ${head.namespace}/${head.owner}`,
      file: head.file,
      ...placesOf(side, head, PERIOD),
      from,
      to,
      ...(isShorter && {
        steps: {
          before: [{ text: `Copy what must outlive ${to} out of the store, or leave the retention at ${from}.` }],
        },
      }),
    },
  ];
}

function lengthOf(time: Duration | 'for ever'): number {
  return time === 'for ever' ? Number.POSITIVE_INFINITY : time.milliseconds;
}

/** As people say it. */
function inDays(time: Duration | 'for ever'): string {
  const days = lengthOf(time) / Duration.days(1).milliseconds;
  return Number.isInteger(days) ? `${days}d` : String(time);
}
