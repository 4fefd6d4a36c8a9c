import type { PromtailProps } from './props';

/** Defaults of Promtail, for the schema of environment files and for code. */
export const PROMTAIL_DEFAULTS = {
  resources: {},
  stateDirectory: '/var/lib/promtail',
  port: 9080,
  values: {},
} as const satisfies Partial<PromtailProps>;
