import type { Effect } from '../effect';
import { lokiPairs } from '../loki';
import { describePlace, rulesPlace } from '../loki-store';
import type { Kept } from '../pair';
import type { Side, SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';
import { movesLines } from './store';

/** Where Loki keeps rules that its API is given. */
export const rulesStore: Transition = {
  kind: 'data/rules-store',
  finds: 'the ruler takes rules from another store, or from files, or stops',
  happens: 'rules that were given to the API of Loki stay where they are, and are evaluated no more',
  sources: ['https://grafana.com/docs/loki/latest/alert/#ruler-storage'],
  find: (change) => lokiPairs(change).flatMap((pair) => rulesEffect(pair, change.head)),
};

/** Lines that move in the same change are told with their rules. */
function rulesEffect(pair: Kept<SideConfig>, side: Side): readonly Effect[] {
  const { base, head } = pair;
  const [was, is] = [rulesPlace(base.config), rulesPlace(head.config)];
  if (was === undefined || movesLines(pair)) return [];
  const [from, to] = [describePlace(was), is === undefined ? 'files, or nowhere' : describePlace(is)];
  if (from === to) return [];
  const kind = side.plan?.environment.loki?.storage.kind;
  const command = 'lokitool rules print --address http://LOKI --id TENANT > rules.yaml';
  return [
    {
      kind: 'data/rules-store',
      verdict: 'loses',
      what: `\`${head.owner}\` takes rules from ${to}, which was ${from}`,
      happens:
        'rules that its API was given stay in the old place: nothing evaluates them any more, and their alerts fall silent',
      subject: subjectOfConfig(head),
      file: head.file,
      ...(kind !== undefined && { path: ['loki', 'storage', kind] }),
      from,
      to,
      steps: { before: [{ text: 'Save the rules, and give them to the API again after the merge.', command }] },
    },
  ];
}
