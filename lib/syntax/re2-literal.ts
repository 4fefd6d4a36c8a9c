/** Escapes a text into a pattern of RE2 that matches it and nothing else. */
export function literal(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** Makes a pattern that, anchored, matches any of the texts and nothing else. */
export function anyOf(texts: readonly string[]): string {
  return texts.map(literal).join('|');
}
