import type { EnvironmentPath } from '../findings/finding';

/** A query that somebody runs: Prometheus, Loki's ruler, a dashboard, the reader of a README. */
export interface Query {
  readonly language: 'logql' | 'promql';

  readonly text: string;

  /** How messages call it: `the alert AlloyPodNotReady`, `the query "Errors"`. */
  readonly what: string;

  /** What in the environment file it comes from. */
  readonly path: EnvironmentPath;
}
