import { type Release, releaseValues } from '../../charts/release';
import type { Tier } from '../tier';
import { dialectOf } from './dialect';
import { concernsRuler, configuresLoki } from './effective/origins';
import { type LokiEndpoints, lokiEndpoints } from './endpoints';
import { lokiFacts } from './facts';
import { lokiFlows } from './flows';
import { dnsService, usesGateway } from './gateway';
import { lokiGraph, workloadOf } from './graph';
import { meantValue } from './meant';
import { RELEASE } from './names';
import { ownedValues } from './owned';
import { ruleManifests } from './rules';
import { lokiSecrets } from './secrets';
import type { ResolvedLoki } from './settings';
import { unusedServices } from './unused-services';
import { lokiValues } from './values';
import { lokiWatch } from './watch';

/** Loki with the endpoints that others may call. */
export interface LokiTier extends Tier, LokiEndpoints {}

/** Builds the tier that stores logs and answers queries over them. */
export function lokiTier(props: ResolvedLoki): LokiTier {
  const release = lokiRelease(props);
  const graph = lokiGraph(props, release.values);
  return {
    name: 'loki',
    ...lokiEndpoints(props, graph),
    workloads: [...graph.values()],
    flows: lokiFlows(props, graph),
    releases: [release],
    prerequisites: ruleManifests(props),
    configs: [],
    secrets: lokiSecrets(props, graph),
    unusedServices: unusedServices(props).map((name) => ({ namespace: props.namespace, name })),
    namedServices: usesGateway(props) ? [dnsService(props)] : [],
    watch: lokiWatch(lokiFacts(props, release.values)),
    exposedServices: props.ingress === undefined ? [] : [workloadOf(graph, 'gateway').name],
  };
}

function lokiRelease(props: ResolvedLoki): Release {
  return {
    name: RELEASE,
    namespace: props.namespace,
    chart: props.chart,
    ...releaseValues(lokiValues(props), props.values),
    owned: ownedValues(props),
    configures: configuresLoki,
    meant: (path) => meantValue(props.chart, path),
    waitsFor: (path) => (props.rules === undefined && concernsRuler(path) ? WITHOUT_RULER : undefined),
    refusals: dialectOf(props.chart).refusals,
    valuesPath: ['loki', 'values'],
    after: [],
  };
}

const WITHOUT_RULER =
  'name the Alertmanager under loki.rules of the environment file, and say where rules come from: without them no ruler runs; or delete the override';
