/** A matcher of the stage `match`: a label that has one of the values, none of which holds anything but letters, digits and `-`. */
export function oneOf(label: string, values: readonly string[]): string {
  return `${label}=~${JSON.stringify(values.join('|'))}`;
}

/** A filter of the stage `match`: lines in which a pattern of RE2 is found. */
export function contains(pattern: string): string {
  return `|~ ${JSON.stringify(pattern)}`;
}
