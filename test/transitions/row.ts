import type { Verdict } from '../../lib/transitions/effect';
import type { EnvironmentChange } from './sides';

/** A change, and what is told of it. */
export interface Row extends EnvironmentChange {
  readonly title: string;

  /** Its effects of the families that the row is about, with their verdicts, the worst first. */
  readonly effects: readonly `${Verdict} ${string}`[];

  /** Workloads whose pods are replaced, by kind, namespace and name. @default - none */
  readonly restarts?: readonly string[];

  /** What is done around the merge, by when and how each step begins. @default - nothing */
  readonly steps?: readonly string[];
}
