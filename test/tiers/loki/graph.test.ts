import { lokiGraph, workloadOf } from '../../../lib/tiers/loki/graph';
import { plainLokiTier } from '../../../lib/tiers/loki/plain';
import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { LokiStorage } from '../../../lib/tiers/loki/storage/kinds';
import { type LokiTier, lokiTier } from '../../../lib/tiers/loki/tier';
import { isExternal } from '../../../lib/wiring/flow';
import type { Workload } from '../../../lib/wiring/workload';
import { COMMUNITY_CHART, distributed, everything, minimal, onDisk } from './props';

const MINIO = LokiStorage.minio({ credentialsSecret: 'root' });

const TIERS: readonly (readonly [string, LokiTier])[] = [
  ['monolithic', lokiTier(onDisk())],
  ['simple-scalable, everything', lokiTier(everything)],
  ['simple-scalable, MinIO', lokiTier(minimal({ storage: MINIO }))],
  ['distributed, rules', lokiTier(distributed({ rules: everything.rules, chart: COMMUNITY_CHART }))],
  ['without a gateway', lokiTier(onDisk({ gatewayReplicas: 0, access: 'direct' }))],
  ['without Helm', plainLokiTier(onDisk({ rules: everything.rules }))],
];

/** Every workload that somebody speaks of. */
function mentioned({ flows, push, query, otlp, ready }: LokiTier): readonly (Workload | undefined)[] {
  return [
    ...flows.flatMap(({ from, to }) => [from, isExternal(to) ? to : to.workload]),
    ...[push, query, otlp, ready].map(({ workload }) => workload),
  ].filter((party) => party === undefined || !isExternal(party)) as (Workload | undefined)[];
}

test.each(TIERS)('%s: each workload is one object, whoever speaks of it', (_, tier) => {
  const own = new Set<Workload | undefined>(tier.workloads);
  expect(mentioned(tier).filter((workload) => !own.has(workload))).toEqual([]);
  expect(mentioned(tier).length).toBeGreaterThan(4);
});

test('workloads are known by their part', () => {
  const graph = lokiGraph(minimal(), {});
  expect(workloadOf(graph, 'write').name).toBe('loki-write');
  expect(() => workloadOf(graph, 'ingester')).toThrow('no ingester runs in this Loki');
});

test('Services that the chart names in vain are told', () => {
  const unused = (props: ResolvedLoki) => lokiTier(props).unusedServices?.map(({ name }) => name);
  expect(unused(minimal())).toEqual([]);
  expect(unused(distributed())).toEqual(['loki-ruler', 'loki-compactor-headless']);
  expect(unused(distributed({ rules: everything.rules, chart: COMMUNITY_CHART }))).toEqual([]);
});
