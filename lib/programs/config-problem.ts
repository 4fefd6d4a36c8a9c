/** The way to a place in a configuration; numbers are places in lists. */
export type ConfigPath = readonly (string | number)[];

/** Something in a configuration that its program refuses. */
export interface ConfigProblem {
  readonly path: ConfigPath;

  /** `not-allowed` is a value of the right type that the program does not know, or not there. */
  readonly kind: 'unknown-key' | 'wrong-type' | 'not-allowed' | 'out-of-range' | 'removed-key' | 'required';

  /** What may stand there, for people: `a duration in hours or less, such as 168h`. */
  readonly expected?: string;

  /** The known path that was probably meant. @default - none is near enough */
  readonly nearest?: readonly string[];

  /** The words that may stand there. @default - it is no closed set */
  readonly allowed?: readonly string[];

  /** What became of a removed key, or why it went: one clause. */
  readonly successor?: string;
}
