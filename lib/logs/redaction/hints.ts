/**
 * A pattern that finds any of some words, and words that begin with the first letter of another. Go tries each branch of
 * a pattern at each character of a line: a class of all first letters is one branch, and spares most characters the rest.
 * @param words may be patterns that begin with a letter
 */
export function holdsAnyOf(words: readonly string[]): string {
  const first = [...new Set(words.map((word) => word[0]))].join('');
  return `[${first}](?:${words.map((word) => word.slice(1)).join('|')})`;
}
