import type { LabelScheme } from '../logs/labels/scheme';
import { type CollectorSettings, chosenCollector } from './collectors';

/** How the lines of an environment are labelled. */
export function labelSchemeOf(settings: CollectorSettings): LabelScheme {
  const { collector, settings: own } = chosenCollector(settings);
  return collector.scheme(own);
}
