import type { LogSource } from '../../logs/sources/asked';
import type { SourceCounter, Workload } from '../../wiring/workload';
import { series } from './series';

/** What is scraped: the labels that every series of it has. */
export type Target = Readonly<Record<'job' | 'namespace', string>>;

/** Counters of the lines that a workload takes in of a source. */
export function countersOf({ reads = [] }: Workload, { name }: LogSource): readonly SourceCounter[] {
  return reads.filter(({ source }) => source === name);
}

/** Names the series of a counter. */
export function counterSeries(target: Target, { metric, labels, patterns = {} }: SourceCounter): string {
  const matchers = Object.entries(patterns).map(([label, pattern]) => `${label}=~${JSON.stringify(pattern)}`);
  return series(metric, { ...target, ...labels }, ...matchers);
}
