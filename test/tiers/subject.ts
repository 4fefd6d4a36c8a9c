import type { LogIntent } from '../../lib/logs/intent';
import type { DistributionName } from '../../lib/platform/distributions';
import type { CollectorSubject } from '../../lib/tiers/collector';

/** What checks of a collector look at, installed with Helm. */
export function subject<Settings>(
  settings: Settings,
  logs: LogIntent,
  distribution: DistributionName = 'k3s',
): CollectorSubject<Settings> {
  return { settings, logs, platform: { distribution }, packaging: 'helm' };
}
