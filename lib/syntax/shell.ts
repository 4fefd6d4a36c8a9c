import { hasHidden } from './visible';

/** Text of a shell script. Only `sh` makes it, which quotes every value. */
class Shell {
  /** As it stands in the script. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type { Shell };

/**
 * Makes text of a shell script: a string becomes one word, or a part of one, whatever it holds; a list of them becomes
 * several words. A value must not stand between double quotes.
 */
export function sh(parts: TemplateStringsArray, ...values: readonly (string | readonly string[] | Shell)[]): Shell {
  return new Shell(parts.map((part, index) => part + written(values[index] ?? [])).join(''));
}

function written(value: string | readonly string[] | Shell): string {
  if (value instanceof Shell) return value.source;
  return typeof value === 'string' ? quote(value) : value.map(quote).join(' ');
}

/** Writes a text as one word of bash. No word of a shell can hold NUL: it becomes a sign that shows it. */
export function quote(text: string): string {
  const possible = text.replaceAll('\0', '\u2400');
  if (/^[\w@%+=:,./-]+$/.test(possible)) return possible;
  return hasHidden(possible) ? quoteHidden(possible) : `'${possible.replaceAll(`'`, `'\\''`)}'`;
}

/** By the numbers of their bytes, what nobody sees: https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html */
function quoteHidden(text: string): string {
  const characters = [...text].map((character) => {
    if (character === '\\' || character === `'`) return `\\${character}`;
    return hasHidden(character) ? bytes(character) : character;
  });
  return `$'${characters.join('')}'`;
}

function bytes(character: string): string {
  return [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
