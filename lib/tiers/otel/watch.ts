import type { Watch } from '../../monitoring/watch';
import { Duration } from '../../units/duration';
import { otelRules } from './alerts';
import { otelPanels } from './panels';

/** Alerts and panels of OpenTelemetry collectors. */
export const OTEL_WATCH: Watch = {
  prefix: 'Otel',
  row: 'Collectors',
  startTime: Duration.minutes(5),
  everyPodCounts: true,
  alerts: otelRules,
  panels: otelPanels,
};
