/** A text in a statement or condition: its escapes are those of JSON. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
