import type { Packaging } from '../charts/packaging';
import type { OneOf } from '../collections/one-of';
import { ALLOY } from '../tiers/alloy/collector';
import type { Collector } from '../tiers/collector';
import { OTEL } from '../tiers/otel/collector';
import { PROMTAIL } from '../tiers/promtail/collector';

/** Every collector, by its key under `collector` in an environment file. */
export const COLLECTORS = { alloy: ALLOY, promtail: PROMTAIL, otel: OTEL } as const;

/** Collector that messages and editors suggest where there is none. It pushes in Loki's own protocol. */
export const USUAL_COLLECTOR = COLLECTORS.alloy;

export type CollectorName = keyof typeof COLLECTORS;

export const COLLECTOR_NAMES = Object.keys(COLLECTORS) as CollectorName[]; // Object.keys() forgets the type of its keys

/** Settings of the one collector that reads logs. */
export type CollectorSettings = OneOf<{
  [Name in CollectorName]: (typeof COLLECTORS)[Name] extends Collector<infer Settings> ? Settings : never;
}>;

/** A collector and the settings that belong to it. */
export interface ChosenCollector {
  /** What builds the tier that collects logs. */
  readonly collector: Collector<unknown>;

  /** Settings of the type that this collector takes. */
  readonly settings: unknown;
}

/** Finds a collector that can be installed in this form. */
export function collectorFor(packaging: Packaging): Collector<unknown> | undefined {
  const all: readonly Collector<unknown>[] = Object.values(COLLECTORS);
  return all.find(({ packagings }) => packagings.includes(packaging));
}

/** Finds the collector of an environment, with its settings. */
export function chosenCollector(settings: CollectorSettings): ChosenCollector {
  const name = COLLECTOR_NAMES.find((candidate) => settings[candidate] !== undefined);
  if (name === undefined) throw new Error('an environment has a collector');
  return { collector: COLLECTORS[name], settings: settings[name] };
}
