import type { Watch } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import { pushPanels } from '../push-panels';
import { alloyRules } from './alerts';

/** Alerts and panels of Alloy. */
export const ALLOY_WATCH: Watch = {
  prefix: 'Alloy',
  row: 'Collectors',
  startTime: Duration.minutes(5),
  everyPodCounts: true,
  alerts: alloyRules,
  panels: (workloads) => pushPanels('Alloy', 'loki_write', workloads),
};
