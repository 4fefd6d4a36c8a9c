import type { PromtailProps } from './props';

/** What a Promtail is as long as nothing else is said: read by the schema of environment files and by code alike. */
export const PROMTAIL_DEFAULTS = {
  resources: {},
  stateDirectory: '/var/lib/promtail',
  port: 9080,
  values: {},
} as const satisfies Partial<PromtailProps>;
