import type { Found } from '../../../findings/finding-kind';
import { removeKey, setKey } from '../../../findings/repair';
import { replicasOf } from '../components';
import type { LokiSettings } from '../settings';
import { lokiCheck } from './subject';

/** Copies of each line where ingesters have zones: one a zone, and both charts know three. */
const COPIES = 3;

export const zonesMisused = lokiCheck({
  id: 'loki/zones',
  severity: 'error',
  since: '0.2.0',
  finds: 'ingesters are to have zones, and the topology, their number or the number of copies does not fit three zones',
  happens: 'a zone has fewer ingesters or copies than another, and its loss or its update stops writing',
  remedy: 'use the topology distributed, a multiple of three ingesters, three copies, and three zones that differ',
  needs: ['loki'],
  find: ({ loki }) => {
    if (loki.zones === undefined) return [];
    if (loki.topology !== 'distributed') return [withoutIngesters(loki)];
    return [...twice(loki.zones), ...unequal(loki), ...copies(loki)];
  },
});

function withoutIngesters({ topology }: LokiSettings): Found {
  return {
    path: ['loki', 'zones'],
    problem: `the topology ${topology} has no ingesters of their own that zones could be given to`,
    consequence: 'the zones have no effect, and the copies of a line may all be in one',
    fix: removeKey(['loki', 'zones'], { otherwise: 'use loki.topology: distributed' }),
  };
}

function twice(zones: readonly string[]): readonly Found[] {
  return zones.flatMap((zone, index) =>
    zones.indexOf(zone) === index
      ? []
      : [
          {
            path: ['loki', 'zones', index],
            problem: `the zone ${zone} is named twice`,
            consequence: 'two copies of each line are in it, and its loss stops reading and writing',
            fix: 'name three zones that differ, which `kubectl get nodes -L topology.kubernetes.io/zone` lists',
          },
        ],
  );
}

function unequal(loki: LokiSettings): readonly Found[] {
  const replicas = replicasOf(loki, 'ingester');
  const fitting = Math.max(COPIES, Math.ceil(replicas / COPIES) * COPIES);
  if (replicas === fitting) return [];
  return [
    {
      path: ['loki', 'replicas', 'ingester'],
      problem: `${replicas} ingesters can not be shared equally among three zones`,
      consequence: `the chart would run ${fitting}, and nothing that is written about ingesters would be true`,
      fix: setKey(['loki', 'replicas', 'ingester'], fitting),
    },
  ];
}

function copies({ replicationFactor }: LokiSettings): readonly Found[] {
  if (replicationFactor === COPIES) return [];
  return [
    {
      path: ['loki', 'replicationFactor'],
      problem: `each line is to have ${replicationFactor} ${replicationFactor === 1 ? 'copy' : 'copies'}, and there are three zones`,
      consequence:
        replicationFactor > COPIES
          ? 'no push finds enough zones, and every push fails'
          : 'reading and writing do not survive the loss of a zone, nor its update',
      fix: setKey(['loki', 'replicationFactor'], COPIES),
    },
  ];
}
