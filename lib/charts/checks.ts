import type { Check } from '../findings/check';
import { listsReplaced } from './lists-replaced';
import type { Release } from './release';
import { valuesKeys } from './values-keys';
import { valuesOwned } from './values-owned';
import { valuesRefused } from './values-refused';

/** Checks of the values of releases, of whichever chart. */
export const VALUES_CHECKS: readonly Check<{ readonly releases: readonly Release[] }>[] = [
  ...valuesKeys,
  valuesOwned,
  valuesRefused,
  listsReplaced,
];
