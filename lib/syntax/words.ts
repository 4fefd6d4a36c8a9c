/** Characters that stand for themselves in a word of a list. */
const PLAIN = /[A-Za-z0-9._:/@+=-]/;

/**
 * Writes words as one line that scripts read word by word. Whatever else a word holds becomes a percent sign with two
 * hexadecimal digits a byte; an empty word becomes `%`.
 */
export function wordLine(words: readonly string[]): string {
  return words.map((word) => (word === '' ? '%' : [...word].map(encoded).join(''))).join(' ');
}

/** Reads such a line. */
export function readWords(line: string): readonly string[] {
  return line
    .trim()
    .split(/\s+/)
    .map((word) => (word === '%' ? '' : decoded(word)));
}

function encoded(character: string): string {
  if (PLAIN.test(character)) return character;
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

function decoded(word: string): string {
  const pieces = word.split(/(%[\da-f]{2})/i);
  const bytes = pieces.map((piece, index) =>
    index % 2 === 1 ? Buffer.of(Number.parseInt(piece.slice(1), 16)) : Buffer.from(piece),
  );
  return Buffer.concat(bytes).toString();
}
