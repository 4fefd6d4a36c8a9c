import { defineCheck } from '../../findings/check';
import type { Platform } from '../../platform/platform';
import type { LogIntent } from '../intent';
import type { LabelLayout } from '../labels';

/** All that checks of what is collected look at. */
export interface LogSubject {
  readonly logs: LogIntent;
  readonly platform: Platform;

  /** Who sets the labels. */
  readonly layout: LabelLayout;
}

/** Defines a check of what is collected. */
export const logCheck = defineCheck<LogSubject>();
