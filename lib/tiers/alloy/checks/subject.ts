import { defineCheck } from '../../../findings/check';
import type { LogIntent } from '../../../logs/intent';
import type { AlloySettings } from '../settings';

/** All that checks of Alloy look at. */
export interface AlloySubject {
  /** @default - another collector reads logs */
  readonly alloy?: AlloySettings;

  readonly logs: LogIntent;

  /** Whether the log store is one of others that asks for credentials. */
  readonly authenticated: boolean;
}

/** Defines a check of Alloy. */
export const alloyCheck = defineCheck<AlloySubject>();
