import type { Effect } from '../effect';
import { lokiPairs } from '../loki';
import { type LimitScope, limitScopes } from '../loki-limits';
import { placesOf } from '../places';
import type { Side, SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';
import { inDays, keptFor, lengthOf, type Kept as Time } from './retention-time';

const KEY = 'max_query_lookback';

/** How far back queries may look. */
export const lookback: Transition = {
  kind: 'data/lookback',
  finds: 'queries see less far back than before, or farther',
  happens: 'lines that are older are still stored, and no query finds them',
  sources: ['grafana/loki@v3.6.3:pkg/validation/limits.go (MaxQueryLookback)'],
  find: (change) =>
    lokiPairs(change).flatMap((pair) =>
      limitScopes(pair).flatMap((scope) => lookbackEffect(pair.head, scope, change.head)),
    ),
};

function lookbackEffect(head: SideConfig, { of, says, ...limits }: LimitScope, side: Side): readonly Effect[] {
  const [was, is] = [keptFor(limits.base[KEY]), keptFor(limits.head[KEY])];
  if (was === undefined || is === undefined || lengthOf(was) === lengthOf(is) || !says(KEY)) return [];
  const isShorter = lengthOf(is) < lengthOf(was);
  return [
    {
      kind: 'data/lookback',
      verdict: isShorter ? 'loses' : 'told',
      what: `queries of \`${head.owner}\`${of} see ${seen(is)}, which was ${seen(was)}`,
      happens: isShorter
        ? `older lines stay stored, and no query, rule or dashboard finds them, without an error`
        : 'older lines that are still stored are found again',
      subject: subjectOfConfig(head),
      file: head.file,
      ...(of === '' && placesOf(side, head, ['limits_config', KEY])),
      from: `${seen(was)}${of.replaceAll('`', '')}`,
      to: `${seen(is)}${of.replaceAll('`', '')}`,
    },
  ];
}

function seen(time: Time): string {
  return time === 'for ever' ? 'all lines' : `the last ${inDays(time)}`;
}
