/** Something that should never come of a file. */
export interface Problem {
  /** What problems of one cause have in common. */
  readonly kind: string;

  /** What was seen. */
  readonly detail: string;
}
