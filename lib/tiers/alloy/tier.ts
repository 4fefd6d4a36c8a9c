import { joinParts, type TierPart } from '../collector';
import type { Tier } from '../tier';
import { eventsPart } from './events-release';
import { nodePart } from './node-release';
import type { AlloyProps } from './props';

/**
 * Grafana Alloy: a DaemonSet for what each node has, and a single pod for what the cluster has once. A release exists
 * only if it has something to read.
 *
 * No line is lost while the processes live, however long Loki is away. A pod that is killed loses what it had read but
 * not sent: positions advance on reading.
 */
export function alloyTier(props: AlloyProps): Tier {
  return joinParts('alloy', 'alloy', tierParts(props));
}

function tierParts(props: AlloyProps): readonly TierPart[] {
  const { pods, nodeFiles, events } = props.logs;
  return [...(pods || nodeFiles.length > 0 ? [nodePart(props)] : []), ...(events ? [eventsPart(props, events)] : [])];
}
