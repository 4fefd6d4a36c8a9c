import { type Release, releaseValues } from '../../charts/release';
import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import type { Workload } from '../../wiring/workload';
import { nodePart, readsForeignFiles, type TierPart } from '../tier-parts';
import { nodeComponents } from './config';
import { credentialValues } from './credentials';
import { nodeMounts } from './mounts';
import { OWNED_BY_NODES } from './owned';
import { alloyRefusals } from './refusals';
import { containerValues, mainContainer, releaseIdentity } from './release';
import type { ResolvedAlloy } from './settings';
import { nodeCounters } from './source-counters';

/** The DaemonSet that reads the files and the journal of every node. */
export function alloyNodePart(props: ResolvedAlloy): TierPart {
  const { logs, namespace } = props;
  const release = nodeRelease(props);
  const workload: Workload = {
    ...releaseIdentity('alloy', props),
    namespace,
    kind: 'DaemonSet',
    // Pod Security admits host paths at no other level.
    podSecurity: 'privileged',
    replicas: 'per-node',
    container: mainContainer(release),
    reads: nodeCounters(logs),
  };
  return nodePart(workload, release, props);
}

function nodeRelease(props: ResolvedAlloy): Release {
  const { logs, push, namespace, chart, resources, stateDirectory, values } = props;
  const alloy = containerValues(nodeComponents(logs, push, chart.program), resources);
  return {
    name: 'alloy',
    namespace,
    chart,
    ...releaseValues(
      mergeValues(
        readChartValues('alloy/base.yaml'),
        readChartValues('alloy/daemonset.yaml'),
        nodeMounts(logs, stateDirectory),
        ...(readsForeignFiles(logs) ? [READ_ANY_FILE] : []),
        credentialValues(push),
        { alloy },
      ),
      values,
    ),
    owned: OWNED_BY_NODES,
    refusals: alloyRefusals(chart.version),
    valuesPath: ['collector', 'alloy', 'values'],
    after: [],
  };
}

/** Root without capabilities reads what root owns: the files of pods, the journal (0640 root:systemd-journal) and what RKE2 writes. */
const READ_ANY_FILE: JsonObject = { alloy: { securityContext: { capabilities: { add: ['DAC_READ_SEARCH'] } } } };
