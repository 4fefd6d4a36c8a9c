import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import { dialectOf } from './dialect';
import { componentLabels, partName } from './names';
import { resourceValues } from './resources';
import type { ResolvedLoki } from './settings';

/** What both charts call the zones of the ring, whatever the cloud calls them: templates/ingester/ of both. */
const LETTERS = ['a', 'b', 'c'] as const;

/** Zones of ingesters; none where ingesters are no workload of their own. */
export function zonesOf({ topology, zones }: Pick<ResolvedLoki, 'topology' | 'zones'>): readonly string[] | undefined {
  return topology === 'distributed' ? zones : undefined;
}

/** Names of the StatefulSets that run ingesters, one a zone; with no zones there is one. */
export function ingesterControllers({ zones }: Pick<ResolvedLoki, 'zones'>): readonly string[] {
  const name = partName('ingester');
  return zones === undefined ? [name] : LETTERS.map((letter) => `${name}-zone-${letter}`);
}

/**
 * Values of ingesters in zones. The charts would update the three StatefulSets at once, and with them two of three copies
 * of each line: the rollout-operator deletes pods zone by zone instead.
 */
export function zonedIngester(props: ResolvedLoki): JsonObject {
  const zones = zonesOf(props);
  if (zones === undefined) return {};
  const placed = zones.map((zone, index) => [
    `zone${LETTERS[index]?.toUpperCase()}`,
    { nodeSelector: { 'topology.kubernetes.io/zone': zone } },
  ]);
  return {
    zoneAwareReplication: { enabled: true, ...Object.fromEntries(placed) },
    [dialectOf(props.chart).zoneUpdates]: { type: 'OnDelete' },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { ...componentLabels('ingester') } },
      },
    ],
  };
}

/** Values by which every part of Loki knows the zones, the ruler included, and by which updates go zone by zone. */
export function zonesValues(props: ResolvedLoki): JsonObject {
  if (zonesOf(props) === undefined) return {};
  return mergeValues(readChartValues('loki/zones.yaml'), {
    rollout_operator: resourceValues(props, 'rollout-operator'),
  });
}
