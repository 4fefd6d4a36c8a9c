import { defineCheck } from '../../../findings/check';
import type { LogIntent } from '../../../logs/intent';
import type { PromtailSettings } from '../settings';

/** All that checks of Promtail look at. */
export interface PromtailSubject {
  /** @default - another collector reads logs */
  readonly promtail?: PromtailSettings;

  readonly logs: LogIntent;
}

/** Defines a check of Promtail. */
export const promtailCheck = defineCheck<PromtailSubject>();
