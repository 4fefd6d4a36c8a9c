import type { Watch } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import type { Workload } from '../../wiring/workload';
import { lokiRules } from './alerts';
import type { LokiFacts } from './facts';
import { lokiPanels } from './panels';

/** Alerts and panels of a Loki. */
export function lokiWatch(facts: LokiFacts): Watch {
  return {
    prefix: 'Loki',
    row: 'Loki',
    // It replays its write-ahead log before it is ready: an update of it may take a pod longer than a collector.
    startTime: Duration.minutes(15),
    everyPodCounts: false,
    isVital,
    alerts: (watched, sources) => lokiRules(watched, sources, facts),
    panels: lokiPanels,
  };
}

/** Without caches and canaries lines are still taken and found: that they are not scraped is alarm enough. */
function isVital({ metrics }: Workload): boolean {
  return metrics?.program.name !== 'memcached-exporter' && metrics?.program.name !== 'loki-canary';
}
