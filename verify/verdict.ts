/** One thing that was looked at: `undefined` is right, a text says what is wrong. */
export interface Verdict {
  readonly what: string;
  readonly problem: string | undefined;
}
