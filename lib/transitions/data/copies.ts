import { valueAt } from '../../kubernetes/json';
import { plural } from '../../units/plural';
import type { Effect } from '../effect';
import { lokiPairs } from '../loki';
import type { Kept } from '../pair';
import { placesOf } from '../places';
import type { Side, SideConfig } from '../side';
import { subjectOfConfig } from '../subject';
import type { Transition } from '../transition';

const FACTOR = ['common', 'replication_factor'];

/** How many ingesters hold a line until it is stored. */
export const copies: Transition = {
  kind: 'data/copies',
  neverStops: true,
  finds: 'fewer or more pods hold each line until it is stored',
  happens: 'with one copy, the loss of a pod is that of what it has not stored yet',
  sources: [
    'grafana/loki@v3.6.3:pkg/loki/config_wrapper.go (applyDynamicRingConfigs)',
    'grafana/loki@v3.6.3:vendor/github.com/grafana/dskit/ring/ring.go (GetReplicationSetForOperation)',
  ],
  find: (change) => lokiPairs(change).flatMap((pair) => copiesEffect(pair, change.head)),
};

/** Three, if nobody says it. */
function factorOf({ config }: SideConfig): number {
  return Number(valueAt(config, ...FACTOR) ?? 3);
}

function copiesEffect({ base, head }: Kept<SideConfig>, side: Side): readonly Effect[] {
  const [was, is] = [factorOf(base), factorOf(head)];
  if (was === is) return [];
  const isFewer = is < was;
  const factor = side.plan?.environment.loki?.replicationFactor === is;
  return [
    {
      kind: 'data/copies',
      verdict: isFewer ? 'careful' : 'told',
      what: `${plural(is, 'pod')} of \`${head.owner}\` ${is === 1 ? 'holds' : 'hold'} each line until it is stored, which was ${was}`,
      happens: isFewer ? lost(is) : 'each pod that takes lines takes more of them, and needs the memory for it',
      subject: subjectOfConfig(head),
      file: head.file,
      ...placesOf(side, head, FACTOR),
      ...(factor && { path: ['loki', 'replicationFactor'] }),
      from: String(was),
      to: String(is),
    },
  ];
}

/** Writes need more than half of the copies, and reads all pods but fewer than half of the copies. */
function lost(copies: number): string {
  const spared = Math.floor(copies / 2 - 0.5);
  return copies === 1
    ? 'a pod that goes with its volume takes the only copy of what it has not stored yet along, and queries of new lines fail while any such pod restarts'
    : `${spared === 0 ? 'writes fail while a pod that takes lines is missing' : `only ${plural(spared, 'pod')} may be missing at a time`}, and fewer pods hold what is not stored yet`;
}
