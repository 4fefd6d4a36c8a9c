import type { LogIntent } from '../../../../lib/logs/intent';
import type { Environment } from '../../../../lib/plan/environment';
import type { AlloySettings } from '../../../../lib/tiers/alloy/settings';
import { minimal } from '../props';

type Parts = Pick<Environment, 'platform' | 'collector' | 'logs'>;

/** An environment of which checks of Alloy see all that they look at. */
export function environment(
  logs: Partial<LogIntent> = {},
  alloy: Partial<AlloySettings> = {},
  distribution: Environment['platform']['distribution'] = 'k3s',
): Parts {
  return {
    platform: {
      distribution,
      nodes: 3,
      clusterDomain: 'cluster.local',
      dns: { service: 'kube-dns', namespace: 'kube-system' },
    },
    collector: { alloy: { ...minimal, ...alloy } },
    logs: { ...minimal.logs, ...logs },
  };
}
