import { valueAt } from '../../kubernetes/json';
import type { Effect } from '../effect';
import { lokiPairs } from '../loki';
import type { Kept } from '../pair';
import { placesOf } from '../places';
import type { Side, SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';
import { isDeleting } from './retention-time';

const MODE = ['limits_config', 'deletion_mode'];

/** Whether somebody may ask Loki to delete lines. */
export const deletes: Transition = {
  kind: 'data/deletes',
  neverStops: true,
  finds: 'Loki takes requests to delete lines that it refused, or the other way round',
  happens:
    'whoever reaches the API of Loki may have lines deleted; or nobody may, and lines whose deletion waits are seen again',
  sources: [
    'grafana/loki@v3.6.3:pkg/compactor/deletionmode/mode.go',
    'https://grafana.com/docs/loki/latest/operations/storage/logs-deletion/',
  ],
  find: (change) => lokiPairs(change).flatMap((pair) => deletesEffect(pair, change.head)),
};

/** Without a compactor that deletes, no request is taken. */
function modeOf({ config }: SideConfig): string {
  return isDeleting(config) ? String(valueAt(config, ...MODE) ?? 'filter-and-delete') : 'disabled';
}

/** Where the compactor is switched on or off, that is told as the retention. */
function deletesEffect({ base, head }: Kept<SideConfig>, side: Side): readonly Effect[] {
  const [from, to] = [modeOf(base), modeOf(head)];
  if (from === to || isDeleting(base.config) !== isDeleting(head.config)) return [];
  const isAllowed = from === 'disabled';
  const isForbidden = to === 'disabled';
  return [
    {
      kind: 'data/deletes',
      verdict: isAllowed || isForbidden ? 'careful' : 'told',
      what: `requests to delete lines of \`${head.owner}\` are in the mode \`${to}\`, which was \`${from}\``,
      happens: textOf(isAllowed, isForbidden),
      subject: subjectOfConfig(head),
      file: head.file,
      ...placesOf(side, head, MODE),
      from,
      to,
    },
  ];
}

function textOf(isAllowed: boolean, isForbidden: boolean): string {
  if (isAllowed) return 'whoever reaches the API for deletes may have lines of a tenant deleted';
  return isForbidden
    ? 'nobody may have lines deleted, and lines whose deletion waits are seen again'
    : 'lines that somebody asks to be deleted are hidden in answers, or deleted too, as the mode says';
}
