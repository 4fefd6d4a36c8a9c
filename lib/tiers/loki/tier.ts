import type { Release } from '../../charts/release';
import type { Tier } from '../tier';
import { withContainers } from './containers';
import { type LokiEndpoints, lokiEndpoints } from './endpoints';
import { lokiFlows } from './flows';
import { RELEASE } from './names';
import { ruleManifests } from './rules';
import { lokiSecrets } from './secrets';
import type { ResolvedLoki } from './settings';
import { lokiValues } from './values';
import { LOKI_WATCH } from './watch';
import { gatewayWorkload, lokiWorkloads } from './workloads';

/** Loki, and what may be asked of it. */
export interface LokiTier extends Tier, LokiEndpoints {}

/** Stores logs and answers queries over them. */
export function lokiTier(props: ResolvedLoki): LokiTier {
  const release = lokiRelease(props);
  return {
    name: 'loki',
    ...lokiEndpoints(props),
    workloads: withContainers(lokiWorkloads(props), props, release.values),
    flows: lokiFlows(props),
    releases: [release],
    prerequisites: ruleManifests(props),
    configs: [],
    secrets: lokiSecrets(props),
    watch: LOKI_WATCH,
    exposedServices: props.ingress === undefined ? [] : [gatewayWorkload(props).name],
  };
}

function lokiRelease(props: ResolvedLoki): Release {
  return {
    name: RELEASE,
    namespace: props.namespace,
    chart: props.chart,
    values: lokiValues(props),
    overrides: props.values,
    valuesPath: ['loki', 'values'],
    after: [],
  };
}
