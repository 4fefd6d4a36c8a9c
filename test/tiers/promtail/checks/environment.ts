import type { LogIntent } from '../../../../lib/logs/intent';
import type { Environment } from '../../../../lib/plan/environment';
import type { PromtailSettings } from '../../../../lib/tiers/promtail/settings';
import { minimal } from '../props';

type Parts = Pick<Environment, 'collector' | 'logs'>;

/** An environment of which checks of Promtail see all that they look at. */
export function environment(logs: Partial<LogIntent> = {}, promtail: Partial<PromtailSettings> = {}): Parts {
  return { collector: { promtail: { ...minimal, ...promtail } }, logs: { ...minimal.logs, ...logs } };
}
