import { type Json, valueAt } from '../../kubernetes/json';
import type { Effect } from '../effect';
import { lokiPairs } from '../loki';
import { flushFrom } from '../loki-steps';
import { type Change, type Kept, keptOf } from '../pair';
import { placesOf } from '../places';
import type { SideConfig } from '../side';
import { statefulPairs } from '../stateful';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';

const WAL = ['ingester', 'wal'];

/** Where Loki keeps what it has taken and not stored yet. */
export const wal: Transition = {
  kind: 'data/wal',
  finds: 'Loki writes no log of what it has not stored yet, or keeps it in another folder',
  happens: 'what the pods hold as they end stays in the old log, and nobody reads it again',
  sources: [
    'grafana/loki@v3.6.3:pkg/ingester/ingester.go (starting, NewLifecycler)',
    'grafana/loki@v3.6.3:pkg/loki/config_wrapper.go (applyPathPrefixDefaults)',
  ],
  find: (change) => lokiPairs(change).flatMap((pair) => walEffect(pair, change)),
};

/** Folder of the log. @returns `undefined` if none is written */
function folderOf(config: Json): string | undefined {
  if (valueAt(config, ...WAL, 'enabled') === false) return undefined;
  const prefix = valueAt(config, 'common', 'path_prefix');
  const own = valueAt(config, ...WAL, 'dir');
  return String(own ?? (typeof prefix === 'string' ? `${prefix.replace(/\/$/, '')}/wal` : 'wal'));
}

function walEffect({ base, head }: Kept<SideConfig>, change: Change): readonly Effect[] {
  const [was, is] = [folderOf(base.config), folderOf(head.config)];
  if (was === undefined || was === is) return [];
  const isEmpty = valueAt(base.config, ...WAL, 'flush_on_shutdown') === true;
  if (isEmpty && is !== undefined) return [];
  return [
    {
      kind: 'data/wal',
      verdict: 'loses',
      what:
        is === undefined
          ? `\`${head.owner}\` writes no log of lines that are not stored yet, which was in \`${was}\``
          : `\`${head.owner}\` keeps the log of lines that are not stored yet in \`${is}\`, which was \`${was}\``,
      happens: [...(isEmpty ? [] : [LEFT]), ...(is === undefined ? [LATER] : [])].join('; '),
      subject: subjectOfConfig(head),
      file: head.file,
      ...placesOf(change.head, head, [...WAL, is === undefined ? 'enabled' : 'dir']),
      from: was,
      to: is ?? 'none',
      ...(!isEmpty && { steps: { before: stepsFor(change) } }),
    },
  ];
}

const LEFT = 'what the pods have taken and not stored yet as they end stays in the old log, which nobody reads again';
const LATER = 'from then on a pod that is killed loses what it holds';

function stepsFor(change: Change) {
  return keptOf(statefulPairs(change)).flatMap(({ base }) => flushFrom(base, 0));
}
