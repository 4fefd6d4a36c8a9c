/** What a letter after a backslash stands for: https://go.dev/ref/spec#Rune_literals */
const LETTERS: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 };

/** A run of plain text, or a backslash with what belongs to it; with nothing where it may not stand. */
const PIECE = /[^\\]+|\\(?:([abfnrtv\\])|(['"])|x([\da-fA-F]{2})|([0-3][0-7]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|)/g;

/**
 * What a string of LogQL or PromQL means, which are written like those of Go.
 * @param literal with its quotes: double ones, single ones or backticks
 * @returns `undefined` if a backslash stands before what it can't escape
 */
export function unquote(literal: string): string | undefined {
  const quote = literal.charAt(0);
  const body = literal.slice(1, -1);
  if (quote === '`' || !body.includes('\\')) return body;
  const parts = [...body.matchAll(PIECE)].map((piece) => bytes(piece, quote));
  return parts.every((part) => part !== undefined) ? Buffer.concat(parts).toString() : undefined;
}

/** `\x` and octal numbers name a byte, `\u` and `\U` a character. */
function bytes(piece: RegExpExecArray, quote: string): Buffer | undefined {
  const [text, letter, mark, hex, octal, short, long] = piece;
  if (!text.startsWith('\\')) return Buffer.from(text);
  if (letter !== undefined) return Buffer.of(LETTERS[letter] ?? 0);
  if (mark !== undefined) return mark === quote ? Buffer.from(mark) : undefined;
  if (hex !== undefined) return Buffer.of(Number.parseInt(hex, 16));
  if (octal !== undefined) return Buffer.of(Number.parseInt(octal, 8));
  return character(Number.parseInt(short ?? long ?? '', 16));
}

function character(point: number): Buffer | undefined {
  const exists = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return exists ? Buffer.from(String.fromCodePoint(point)) : undefined;
}
