import type { Verdict } from '../../lib/transitions/effect';
import type { EnvironmentChange } from './sides';

/** A change, and what is told of it. */
export interface Row extends EnvironmentChange {
  readonly title: string;

  /** Kinds of its effects with their verdicts, the worst first. */
  readonly effects: readonly `${Verdict} ${string}`[];

  /** Workloads whose pods are replaced, by kind, namespace and name. @default - nobody asks */
  readonly restarts?: readonly string[];
}
