import { joinParts, type TierPart } from '../collector';
import { credentialNeeds } from '../credential-need';
import type { Tier } from '../tier';
import { eventsPart } from './events-release';
import { alloyNodePart } from './node-release';
import type { ResolvedAlloy } from './settings';

/**
 * Grafana Alloy: a DaemonSet for what each node has, and a release of its own for what the cluster has once. A release
 * exists only if it has something to read.
 *
 * No line is lost while the processes live, however long Loki is away. A pod that is killed loses what it had read but
 * not sent: positions advance on reading.
 */
export function alloyTier(props: ResolvedAlloy): Tier {
  const secrets = credentialNeeds(props.push, 'Alloy', props.namespace);
  return joinParts({ name: 'alloy', priorityClass: 'alloy', parts: tierParts(props), secrets });
}

function tierParts(props: ResolvedAlloy): readonly TierPart[] {
  const { pods, nodeFiles, machineLogs, journal, rke2, events } = props.logs;
  const readsNodes = pods || nodeFiles.length > 0 || machineLogs || journal || rke2;
  return [...(readsNodes ? [alloyNodePart(props)] : []), ...(events ? [eventsPart(props, events)] : [])];
}
