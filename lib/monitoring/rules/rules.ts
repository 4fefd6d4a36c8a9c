import type { LogSource } from '../../logs/sources/asked';
import type { WorkloadKind } from '../../wiring/workload';
import type { Watchable } from '../watch';
import { nothingScraped, notRunning, notScraped, podCrashLooping, podNotReady } from './availability';
import { missedSources } from './missed-sources';
import { silentNodes } from './nodes';
import { nearLimits } from './resources';
import type { AlertRule, RuleGroup } from './rule';
import { silentSources } from './sources';
import { type WatchedPart, watchedParts } from './watched';

/**
 * What Prometheus watches: for each tier what the kinds of its workloads, their limits and its programs let go wrong, and
 * for each source that it has fallen silent, everywhere or on a node.
 * @param nodes of the cluster. @default more than one
 */
export function alertRules(
  tiers: readonly Watchable[],
  sources: readonly LogSource[],
  nodes?: number,
): readonly RuleGroup[] {
  return watchedParts(tiers).map((watched) => ({
    name: watched.prefix.toLowerCase(),
    namespace: watched.namespace,
    rules: [
      ...availability(watched),
      ...nearLimits(watched),
      ...watched.watch.alerts(watched, sources),
      ...silentSources(watched, sources),
      // On a single node a source is silent everywhere, or not.
      ...(nodes === 1 ? [] : silentNodes(watched, sources)),
      ...missedSources(watched, sources),
    ],
  }));
}

const KINDS: readonly WorkloadKind[] = ['DaemonSet', 'StatefulSet', 'Deployment'];

function availability(watched: WatchedPart): readonly AlertRule[] {
  const { startTime, everyPodCounts, isVital = () => true } = watched.watch;
  const vital = { ...watched, workloads: watched.workloads.filter(isVital) };
  const running = KINDS.flatMap((kind) => notRunning(vital, kind, startTime));
  return [
    ...running,
    ...(everyPodCounts ? [podNotReady(watched)] : []),
    podCrashLooping(watched),
    ...notScraped(watched),
    ...nothingScraped(watched),
  ];
}
