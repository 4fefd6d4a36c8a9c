import type { Watch } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import { pushPanels } from '../push-panels';
import { promtailRules } from './alerts';

/** Alerts and panels of Promtail. */
export const PROMTAIL_WATCH: Watch = {
  prefix: 'Promtail',
  row: 'Collectors',
  startTime: Duration.minutes(5),
  everyPodCounts: true,
  alerts: promtailRules,
  panels: (workloads) => pushPanels('Promtail', 'promtail', workloads),
};
