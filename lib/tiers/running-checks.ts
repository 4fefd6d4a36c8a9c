import type { Running } from '../charts/running';
import { podsFitNodes, requestsWithinLimits } from '../charts/running-resources';
import { rightsKept } from '../charts/running-rights';
import { configUnseen } from '../charts/running-unseen';
import { valuesWithoutEffect } from '../charts/values-no-effect';
import type { Check } from '../findings/check';
import type { Platform } from '../platform/platform';
import { programConfigs } from '../programs/check';

/** Checks of what runs in the end, whichever program it is. */
export const RUNNING_CHECKS: readonly Check<{
  /** What the releases run. */
  readonly running: readonly Running[];

  /** The cluster that they run in. */
  readonly platform: Platform;
}>[] = [...programConfigs, configUnseen, valuesWithoutEffect, rightsKept, requestsWithinLimits, podsFitNodes];
