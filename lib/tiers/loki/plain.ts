import type { Workload } from '../../wiring/workload';
import { limitsIn } from '../limits';
import { lokiEndpoints } from './endpoints';
import { lokiFacts } from './facts';
import { alertFlows } from './flows';
import type { LokiGraph } from './graph';
import { plainObjects } from './plain-objects';
import { plainResources } from './plain-resources';
import { ruleManifests } from './rules';
import type { ResolvedLoki } from './settings';
import type { LokiTier } from './tier';
import { lokiWatch } from './watch';
import { partWorkload } from './workloads';

/** What every Loki without Helm is, whatever the environment says: `loki/plain-unsupported` refuses the rest. */
const SHAPE = {
  topology: 'monolithic',
  replicas: { 'single-binary': 1 },
  storage: { kind: 'filesystem' },
  gatewayReplicas: 0,
  access: 'direct',
  canary: false,
  caches: {},
} as const satisfies Partial<ResolvedLoki>;

/** Loki as one StatefulSet of plain objects, without Helm. */
export function plainLokiTier(asked: ResolvedLoki): LokiTier {
  const props: ResolvedLoki = { ...asked, ...SHAPE };
  const graph: LokiGraph = new Map([['single-binary', plainWorkload(props)]]);
  return {
    name: 'loki',
    ...lokiEndpoints(props, graph),
    workloads: [...graph.values()],
    flows: alertFlows(props, graph),
    releases: [],
    objects: plainObjects(props),
    prerequisites: ruleManifests(props),
    configs: [],
    secrets: [],
    watch: lokiWatch(lokiFacts(props, {})),
  };
}

function plainWorkload(props: ResolvedLoki): Workload {
  return {
    ...partWorkload(props, 'single-binary'),
    podSecurity: 'restricted',
    container: { name: 'loki', limits: limitsIn(plainResources(props)) },
  };
}
