import type { Effect } from '../effect';
import type { Change, Kept } from '../pair';
import type { Side, SideConfig } from '../side';
import type { Transition } from '../transition';
import { collectorName, keptCollectors, readsUntimedLines, stateKey } from './collectors';
import { type CollectorState, statesOf } from './state';

/** Where collectors keep up to where they have read. */
export const positions: Transition = {
  kind: 'lines/positions',
  finds: 'a collector keeps its positions at another place, or in a place that goes with its pod',
  happens: 'it knows no position there, and reads every file again from its beginning',
  sources: ['docs/durability.md'],
  find: (change) => keptCollectors(change).flatMap((pair) => positionsEffect(pair, change)),
};

function positionsEffect({ base, head }: Kept<SideConfig>, change: Change): readonly Effect[] {
  const [before, after] = [positionsOf(change.base, base), positionsOf(change.head, head)];
  if (!before || !after || isFoundAgain(before, after, base.namespace === head.namespace)) return [];
  const isUntimed = readsUntimedLines(change.head);
  return [
    {
      kind: 'lines/positions',
      verdict: isUntimed && !isOfEvents(head) ? 'loses' : 'careful',
      what: `\`${head.owner}\` keeps its positions in ${after.place}, which was ${before.place}`,
      happens: happensTo(head, after, isUntimed),
      subject: collectorName(head),
      file: head.file,
      ...stateKey(change),
      from: before.place,
      to: after.place,
      steps: stepsFor(before, after),
    },
  ];
}

/** Nodes are the same for all namespaces, claims are not; what is in the pod never outlives it. */
function isFoundAgain(before: CollectorState, after: CollectorState, isSameNamespace: boolean): boolean {
  return before.place === after.place && (isSameNamespace || isOnNode(before) || !before.lasts);
}

function isOnNode({ place }: CollectorState): boolean {
  return place.endsWith('of the node');
}

function positionsOf(side: Side, config: SideConfig): CollectorState | undefined {
  return statesOf(side, config).find(({ keeps }) => keeps === 'positions');
}

/** A collector that has a volume of its own in place of nodes reads what the cluster has once. */
function isOfEvents({ owner }: SideConfig): boolean {
  return owner.endsWith('-events');
}

function happensTo(config: SideConfig, after: CollectorState, isUntimed: boolean): string {
  const again = after.lasts ? 'once more' : 'once more at each start of a pod';
  if (isOfEvents(config)) return `events that the API server still has are sent ${again}`;
  const files = `every file that nodes still have is read from its beginning ${again}`;
  return isUntimed
    ? `${files}: lines of pods bear their own time and show once, those of other files are stored twice for good`
    : `${files}: its lines bear their own time and show once`;
}

function stepsFor(before: CollectorState, after: CollectorState): NonNullable<Effect['steps']> {
  if (!isOnNode(before) || !isOnNode(after)) return {};
  return {
    before: [
      {
        text: `Copy ${before.place} to ${after.place} on every node right before the merge, or leave the place as it is.`,
      },
    ],
  };
}
