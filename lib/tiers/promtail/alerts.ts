import type { AlertRule } from '../../monitoring/rules/rule';
import type { Watched } from '../../monitoring/watch';
import { FILE_GAUGES, fallingBehind } from '../falling-behind';
import { pushRules } from '../push-alerts';

/** Makes the alerts on metrics of Promtail (charts-values/metrics/promtail.json). */
export function promtailRules(watched: Watched): readonly AlertRule[] {
  return [...pushRules(watched, 'promtail'), ...fallingBehind(watched, FILE_GAUGES.promtail)];
}
