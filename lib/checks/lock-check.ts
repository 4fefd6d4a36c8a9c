import type { Release } from '../charts/release';
import { defineCheck } from '../findings/check';
import type { KnownReleases } from '../rendered/known';

/** The releases of an environment, with what is known of their inventories. */
export interface LockSubject {
  /** Name of the environment. */
  readonly name: string;

  /** The releases of the environment, as they were planned. */
  readonly releases: readonly Release[];

  /** The same, by the state of their inventories. */
  readonly known: KnownReleases;
}

/** Defines a check of releases together with their inventories. */
export const lockCheck = defineCheck<LockSubject>();
