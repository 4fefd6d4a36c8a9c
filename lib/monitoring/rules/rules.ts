import { alloyRules } from '../../tiers/alloy/alerts';
import { lokiRules } from '../../tiers/loki/alerts';
import { otelRules } from '../../tiers/otel/alerts';
import { promtailRules } from '../../tiers/promtail/alerts';
import { Duration } from '../../units/duration';
import type { Workload, WorkloadKind } from '../../wiring/workload';
import { notRunning, notScraped, podCrashLooping, podNotReady } from './availability';
import { nearLimits } from './resources';
import type { AlertRule, RuleGroup } from './rule';
import { silentSources } from './sources';
import { type Watched, watchedParts } from './watched';

/** What Prometheus watches: for each workload what its kind, its limits and its program let go wrong. */
export function alertRules(workloads: readonly Workload[]): readonly RuleGroup[] {
  return watchedParts(workloads).map((watched) => ({
    name: watched.prefix.toLowerCase(),
    namespace: watched.namespace,
    rules: [...availability(watched), ...nearLimits(watched), ...ofProgram(watched), ...silentSources(watched)],
  }));
}

const KINDS: readonly WorkloadKind[] = ['DaemonSet', 'StatefulSet', 'Deployment'];

/** Loki replays its write-ahead log before it is ready: an update of it may take a pod longer than a collector. */
function availability(watched: Watched): readonly AlertRule[] {
  const wait = Duration.minutes(watched.prefix === 'Loki' ? 15 : 5);
  const vital = { ...watched, workloads: watched.workloads.filter(isVital) };
  const running = KINDS.flatMap((kind) => notRunning(vital, kind, wait));
  const pods = watched.prefix === 'Loki' ? [] : [podNotReady(watched)];
  return [...running, ...pods, podCrashLooping(watched), ...notScraped(watched)];
}

/** Without caches and canaries lines are still taken and found: that they are not scraped is alarm enough. */
function isVital({ metrics }: Workload): boolean {
  return metrics?.program.name !== 'memcached-exporter' && metrics?.program.name !== 'loki-canary';
}

function ofProgram(watched: Watched): readonly AlertRule[] {
  if (watched.prefix === 'Alloy') return alloyRules(watched);
  if (watched.prefix === 'Promtail') return promtailRules(watched);
  return watched.prefix === 'Otel' ? otelRules(watched) : lokiRules(watched);
}
