import { runChecks } from '../../../../lib/findings/check';
import type { Finding } from '../../../../lib/findings/finding';
import type { LogIntent } from '../../../../lib/logs/intent';
import type { Environment } from '../../../../lib/plan/environment';
import { PROMTAIL } from '../../../../lib/tiers/promtail/collector';
import type { PromtailSettings } from '../../../../lib/tiers/promtail/settings';
import { subject } from '../../subject';
import { minimal } from '../props';

type Parts = Pick<Environment, 'collector' | 'logs'>;

/** An environment of which checks of Promtail see all that they look at. */
export function environment(logs: Partial<LogIntent> = {}, promtail: Partial<PromtailSettings> = {}): Parts {
  return { collector: { promtail: { ...minimal, ...promtail } }, logs: { ...minimal.logs, ...logs } };
}

/** What the checks of Promtail find in logs that are asked for, besides its end of life, which all are told of. */
export function findings(logs: Partial<LogIntent> = {}): readonly Finding[] {
  const findings = runChecks(PROMTAIL.checks, subject(minimal, { ...minimal.logs, ...logs }));
  return findings.filter(({ id }) => id !== 'promtail/end-of-life');
}
