import type { Packaging } from '../../../charts/packaging';
import type { Release } from '../../../charts/release';
import type { Running } from '../../../charts/running';
import { defineCheck, defineChecks } from '../../../findings/check';
import type { Platform } from '../../../platform/platform';
import type { Wiring } from '../../../wiring/wiring';
import type { Tier } from '../../tier';
import type { ExistingLokiSettings } from '../existing';
import type { LokiSettings, SchemaPeriod } from '../settings';

/** Input of the checks of Loki before anything is built. */
export interface LokiSubject {
  /** The log store that is installed. @default - there is one that exists */
  readonly loki?: LokiSettings;

  /** The log store that someone else runs. @default - one is installed */
  readonly existingLoki?: ExistingLokiSettings;

  /** Cluster that Loki runs in. */
  readonly platform: Platform;

  /** Whether a Helm chart or plain objects install Loki. */
  readonly packaging: Packaging;

  /** Whether policies of a mesh keep away everyone who is no part of the stack. */
  readonly meshed: boolean;

  /** Schema periods as an earlier run wrote them; none if there was no earlier run. */
  readonly committed: readonly SchemaPeriod[];
}

/** Input of the checks of Loki when everything is built. */
export interface LokiPlanSubject {
  /** The log store that is installed. @default - there is one that exists */
  readonly loki?: LokiSettings;

  /** Every release, with the values that reach the cluster. */
  readonly releases: readonly Release[];

  /** What runs in the end: pods and configurations. @default - nothing is known of it */
  readonly running?: readonly Running[];

  /** Every tier. @default - Loki is looked at alone */
  readonly tiers?: readonly Tier[];

  /** Who calls whom. @default - Loki is looked at alone */
  readonly wiring?: Wiring;
}

/** Defines a check of the settings of Loki. */
export const lokiCheck = defineCheck<LokiSubject>();

/** Defines checks of several kinds of the settings of Loki. */
export const lokiChecks = defineChecks<LokiSubject>();

/** Defines a check of the built release of Loki. */
export const lokiPlanCheck = defineCheck<LokiPlanSubject>();
