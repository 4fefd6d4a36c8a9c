import { sourcesFrom } from '../../logs/sources/asked';
import { credentialNeeds } from '../credential-need';
import type { Tier } from '../tier';
import { joinParts, type TierPart } from '../tier-parts';
import { eventsPart } from './events-release';
import { alloyNodePart } from './node-release';
import type { ResolvedAlloy } from './settings';
import { nodeCounters } from './source-counters';
import { ALLOY_WATCH } from './watch';

/**
 * Grafana Alloy: a DaemonSet for what each node has, and a release of its own for what the cluster has once. A release
 * exists only if it has something to read.
 *
 * No line is lost while the processes live, however long Loki is away. A pod that is killed loses what it had read but
 * not sent: positions advance on reading.
 */
export function alloyTier(props: ResolvedAlloy): Tier {
  const secrets = credentialNeeds(props.push, 'Alloy', props.namespace);
  return joinParts({ name: 'alloy', priorityClass: 'alloy', watch: ALLOY_WATCH, parts: tierParts(props), secrets });
}

function tierParts(props: ResolvedAlloy): readonly TierPart[] {
  const { logs } = props;
  return [
    ...(nodeCounters(logs).length > 0 ? [alloyNodePart(props)] : []),
    ...sourcesFrom(logs, 'events').map(({ source }) => eventsPart(props, source)),
  ];
}
