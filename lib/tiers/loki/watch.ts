import type { Watch } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import type { Workload } from '../../wiring/workload';
import { lokiRules } from './alerts';
import { lokiPanels } from './panels';

/** Alerts and panels of Loki. */
export const LOKI_WATCH: Watch = {
  prefix: 'Loki',
  row: 'Loki',
  // It replays its write-ahead log before it is ready: an update of it may take a pod longer than a collector.
  startTime: Duration.minutes(15),
  everyPodCounts: false,
  isVital,
  alerts: lokiRules,
  panels: lokiPanels,
};

/** Without caches and canaries lines are still taken and found: that they are not scraped is alarm enough. */
function isVital({ metrics }: Workload): boolean {
  return metrics?.program.name !== 'memcached-exporter' && metrics?.program.name !== 'loki-canary';
}
