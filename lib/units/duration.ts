const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

type Unit = keyof typeof UNITS;

const TEXT = /^(?:\d+(?:ms|s|m|h|d|w))+$/;
const TERM = /(\d+)(ms|s|m|h|d|w)/g;

/** Go counts nanoseconds in 64 bits: 292 years. */
const LONGEST = (2 ** 63 - 1) / 1e6;

/**
 * A span of time with a fixed length: `90s`, `12h`, `7d`, `1h30m`.
 *
 * Programs disagree on the units they read (Go's durations know no `d`), so a `Duration` is printed only in units that
 * every one of them accepts.
 *
 * @example
 * Duration.days(7).toGo(); // '168h'
 * Duration.parse('1h30m')?.toString(); // '90m'
 */
export class Duration {
  /**
   * Reads the format of environment files.
   * @returns the duration, or `undefined` if the text is not one or is longer than Go can count.
   */
  static parse(text: string): Duration | undefined {
    if (!TEXT.test(text)) return undefined;
    let total = 0;
    for (const [, amount, unit] of text.matchAll(TERM)) total += Number(amount) * UNITS[unit as Unit];
    return total < LONGEST ? new Duration(total) : undefined;
  }

  static milliseconds(amount: number): Duration {
    return new Duration(amount);
  }

  static seconds(amount: number): Duration {
    return new Duration(amount * UNITS.s);
  }

  static minutes(amount: number): Duration {
    return new Duration(amount * UNITS.m);
  }

  static hours(amount: number): Duration {
    return new Duration(amount * UNITS.h);
  }

  static days(amount: number): Duration {
    return new Duration(amount * UNITS.d);
  }

  readonly milliseconds: number;

  private constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  /** The largest of `h`, `m`, `s`, `ms` that divides it: `7d` prints as `168h`, valid wherever Go reads durations. */
  toGo(): string {
    const unit = (['h', 'm', 's'] as const).find((candidate) => this.milliseconds % UNITS[candidate] === 0) ?? 'ms';
    return `${this.milliseconds / UNITS[unit]}${unit}`;
  }

  /** For people: `7d`, `36h`, `90s`. */
  toString(): string {
    return this.milliseconds > 0 && this.milliseconds % UNITS.d === 0 ? `${this.milliseconds / UNITS.d}d` : this.toGo();
  }
}
