import type { Verdict } from '../../lib/transitions/effect';
import type { EnvironmentChange } from './sides';

/** A change, and the kinds of its effects with their verdicts, the worst first. */
export interface Row extends EnvironmentChange {
  readonly title: string;
  readonly effects: readonly `${Verdict} ${string}`[];
}
