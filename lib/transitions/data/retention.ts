import { valueAt } from '../../kubernetes/json';
import type { Effect } from '../effect';
import { lokiPairs } from '../loki';
import type { Kept as KeptPair } from '../pair';
import { placesOf } from '../places';
import type { Side, SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';
import { deleteDelay, inDays, isDeleting, type Kept, keptFor, lengthOf, spanOf } from './retention-time';

const PERIOD = ['limits_config', 'retention_period'];

/** How long Loki keeps lines. */
export const retention: Transition = {
  kind: 'data/retention',
  finds: 'Loki keeps lines for a shorter or a longer time, or no longer deletes any',
  happens: 'what is older than the new time is deleted by the compactor, and nothing brings it back',
  sources: [
    'https://grafana.com/docs/loki/latest/operations/storage/retention/',
    'grafana/loki@v3.6.3:pkg/compactor/config.go (RetentionDeleteDelay)',
  ],
  find: (change) => lokiPairs(change).flatMap((pair) => retentionEffect(pair, change.head)),
};

/** Nothing is deleted without the compactor. */
function keepsFor({ config }: SideConfig): Kept | undefined {
  return isDeleting(config) ? keptFor(valueAt(config, ...PERIOD)) : 'for ever';
}

function retentionEffect({ base, head }: KeptPair<SideConfig>, side: Side): readonly Effect[] {
  const [before, after] = [keepsFor(base), keepsFor(head)];
  if (before === undefined || after === undefined || String(before) === String(after)) return [];
  const isShorter = lengthOf(after) < lengthOf(before);
  const [from, to] = [inDays(before), inDays(after)];
  return [
    {
      kind: 'data/retention',
      verdict: isShorter ? 'loses' : 'told',
      what: `\`${head.owner}\` keeps lines ${spanOf(after)}, which was ${inDays(before)}`,
      happens: isShorter
        ? `the compactor marks all that is older than ${to} as soon as it runs, deletes it ${deleteDelay(head.config)} later, and nothing brings it back`
        : 'lines that are there stay longer; what was deleted stays deleted',
      subject: subjectOfConfig(head),
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
