import type { EnvironmentPath } from '../findings/finding';

/** A query that somebody runs: Prometheus, Loki's ruler, a dashboard, the reader of a README. */
export interface Query {
  /** Language of the text: LogQL for Loki, PromQL for Prometheus. */
  readonly language: 'logql' | 'promql';

  /** The query itself. */
  readonly text: string;

  /** How messages call it: `the alert AlloyPodNotReady`, `the query "Errors"`. */
  readonly what: string;

  /** What in the environment file it comes from. */
  readonly path: EnvironmentPath;
}
