/** A text as the pattern of RE2 that matches it, and nothing else. */
export function literal(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** A pattern that matches any of the texts, and nothing else where it must match the whole. */
export function anyOf(texts: readonly string[]): string {
  return texts.map(literal).join('|');
}
