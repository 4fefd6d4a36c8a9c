import type { LabelScheme } from '../logs/labels/scheme';
import { type CollectorSettings, chosenCollector } from './collectors';

/** Finds the label scheme of an environment. */
export function labelSchemeOf(settings: CollectorSettings): LabelScheme {
  const { collector, settings: own } = chosenCollector(settings);
  return collector.scheme(own);
}
