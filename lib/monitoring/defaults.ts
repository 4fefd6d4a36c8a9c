import { Duration } from '../units/duration';
import type { MonitoringSettings } from './settings';

/** Defaults of alerts, for the schema of environment files and for code. */
export const MONITORING_DEFAULTS = {
  selectorLabels: {},
  interval: Duration.seconds(30),
  severities: {},
} as const satisfies Partial<MonitoringSettings>;
