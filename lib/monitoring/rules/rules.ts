import type { LogSource } from '../../logs/sources/asked';
import type { WorkloadKind } from '../../wiring/workload';
import type { Watchable } from '../watch';
import { notRunning, notScraped, podCrashLooping, podNotReady } from './availability';
import { nearLimits } from './resources';
import type { AlertRule, RuleGroup } from './rule';
import { silentSources } from './sources';
import { type WatchedPart, watchedParts } from './watched';

/**
 * What Prometheus watches: for each tier what the kinds of its workloads, their limits and its programs let go wrong, and
 * for each source that it has fallen silent.
 */
export function alertRules(tiers: readonly Watchable[], sources: readonly LogSource[]): readonly RuleGroup[] {
  return watchedParts(tiers).map((watched) => ({
    name: watched.prefix.toLowerCase(),
    namespace: watched.namespace,
    rules: [
      ...availability(watched),
      ...nearLimits(watched),
      ...watched.watch.alerts(watched),
      ...silentSources(watched, sources),
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
  ];
}
