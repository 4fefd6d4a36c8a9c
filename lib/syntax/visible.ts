/**
 * Characters that nobody sees, and that do something all the same: control characters without line break and tab, marks
 * that turn the direction of what follows, line ends that only some programs know, and halves of characters.
 */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff\u{e0000}-\u{e007f}]/gu;

/** Writes what nobody sees as `\u001b`, for a terminal or a file; line breaks and tabs stay. */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (character) =>
    character === '\n' || character === '\t' ? character : named(character),
  );
}

/** The same, with line breaks and tabs as `\n` and `\t`: for a text that must stay on its line. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** Tells whether a text has characters that nobody sees, line breaks and tabs among them. */
export function hasHidden(text: string): boolean {
  return text.search(HIDDEN) >= 0;
}

function named(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point > 0xffff ? `\\u{${point.toString(16)}}` : `\\u${point.toString(16).padStart(4, '0')}`;
}
