import type { LogIntent } from '../intent';
import { askedSources, type LogSource } from '../sources/asked';
import { RUNTIME } from '../sources/pods';
import type { Label } from './label';
import type { LabelScheme } from './scheme';

/** Labels and structured metadata that a collector sets on the lines of a source. */
export interface SourceLabels extends Pick<LogSource, 'title' | 'noun' | 'notable' | 'expected'> {
  /** Key of the source under `logs`: `pods`. */
  readonly source: LogSource['name'];

  /** Index labels: what stands in braces. */
  readonly labels: readonly Label[];

  /** Structured metadata: what filters find without a parser. */
  readonly metadata: readonly Label[];
}

/**
 * Which labels the lines of each collected source have: what queries, dashboards and alerts may rely on. Loki adds
 * `service_name` to all of them.
 */
export function labelContract(logs: LogIntent, scheme: LabelScheme): readonly SourceLabels[] {
  return askedSources(logs)
    .filter(({ origin }) => scheme.reads.includes(origin.kind))
    .map(({ name, title, noun, notable, expected, labels, metadata }) => ({
      source: name,
      title,
      noun,
      notable,
      expected,
      labels: labels[scheme.names].filter((label) => scheme.knowsRuntime || label !== RUNTIME),
      metadata,
    }));
}
