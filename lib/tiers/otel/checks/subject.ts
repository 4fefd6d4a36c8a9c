import type { Packaging } from '../../../charts/packaging';
import type { Release } from '../../../charts/release';
import { defineCheck } from '../../../findings/check';
import type { LogIntent } from '../../../logs/intent';
import type { OtelSettings } from '../settings';

/** All that checks of the OpenTelemetry collectors look at before anything is built. */
export interface OtelSubject {
  /** @default - another collector reads logs */
  readonly otel?: OtelSettings;

  readonly logs: LogIntent;
  readonly packaging: Packaging;
}

/** All that they look at when everything is built. */
export interface OtelPlanSubject {
  /** Every release, with the values that reach the cluster. */
  readonly releases: readonly Release[];
}

/** Defines a check of what is asked of the OpenTelemetry collectors. */
export const otelCheck = defineCheck<OtelSubject>();

/** Defines a check of what was built of them. */
export const otelPlanCheck = defineCheck<OtelPlanSubject>();
