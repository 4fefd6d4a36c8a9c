import { runChecks } from '../../../../lib/findings/check';
import type { Finding } from '../../../../lib/findings/finding';
import type { LogIntent } from '../../../../lib/logs/intent';
import type { Environment } from '../../../../lib/plan/environment';
import { ALLOY } from '../../../../lib/tiers/alloy/collector';
import type { AlloySettings } from '../../../../lib/tiers/alloy/settings';
import { subject } from '../../subject';
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

/** What the checks of Alloy find in such an environment. */
export function findings(
  logs: Partial<LogIntent> = {},
  alloy: Partial<AlloySettings> = {},
  distribution: Environment['platform']['distribution'] = 'k3s',
): readonly Finding[] {
  return runChecks(ALLOY.checks, subject({ ...minimal, ...alloy }, { ...minimal.logs, ...logs }, distribution));
}
