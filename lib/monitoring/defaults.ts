import { Duration } from '../units/duration';
import type { MonitoringSettings } from './settings';

/** How a stack is watched as long as nothing else is said: read by the schema of environment files and by code alike. */
export const MONITORING_DEFAULTS = {
  selectorLabels: {},
  interval: Duration.seconds(30),
  severities: {},
} as const satisfies Partial<MonitoringSettings>;
