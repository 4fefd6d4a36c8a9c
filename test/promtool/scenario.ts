import type { RuleModel, Series } from './rule-model';

/** What happens to a cluster, and what the alert makes of it. Samples are a step apart. */
export interface Scenario {
  readonly title: string;

  /** Series, and their values as promtool reads them: `0+1x60` counts up once a step, sixty times. */
  readonly input: readonly (readonly [Series, string])[];

  /** Labels of the alert that fires. @default - none does */
  readonly fires?: Readonly<Record<string, string>>;

  /**
   * Minute from which on it is wrong: the alert must fire when it has waited from then on, and not a step earlier.
   * For one that stays quiet, the minute at which it would fire otherwise.
   */
  readonly since: number;

  /** Minute at which it must have stopped firing. @default - it goes on */
  readonly heals?: number;

  /** Minutes of a step, which is also how often the rule is evaluated. @default 1 */
  readonly step?: number;
}

/** All that may happen to what one alert is about. */
export type Case = (model: RuleModel) => readonly Scenario[];

/** For so long that every alert that waits for less has had its time. */
export const LONG = 400;

/** A value that stays. */
export function steady(value: number, steps = LONG): string {
  return `${value}x${steps}`;
}

/** A counter that gains so much each step. */
export function growing(each: number, steps = LONG): string {
  return `0+${each}x${steps}`;
}

/** A counter that gains so much each step, and begins anew in between. */
export function restarting(each: number): string {
  return `${growing(each, 12)} ${growing(each)}`;
}

/** A value that stays until an alert has fired, and another one after that. */
export function mending({ wait }: RuleModel, wrong: number, right: number): string {
  return `${steady(wrong, wait + 2)} ${steady(right)}`;
}

/** When what `mending` says is seen. */
export function mended({ wait }: RuleModel): number {
  return wait + 5;
}

/** A counter that gains so much each step until an alert has fired, and nothing after that. */
export function ending({ wait }: RuleModel, each: number): string {
  return `${growing(each, wait + 8)} ${steady(each * (wait + 8))}`;
}

/** When no rate of what `ending` says has anything left of it. */
export function ended({ wait }: RuleModel, range = 5): number {
  return wait + range + 12;
}
