/** Words that mean themselves: go1.25:src/text/template/parse/lex.go */
export const KEYWORDS = [
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
] as const;

export type Keyword = (typeof KEYWORDS)[number];

export type TokenKind =
  | Keyword
  | 'text'
  | 'open'
  | 'close'
  | 'space'
  | 'dot'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'boolean'
  | 'number'
  | 'complex'
  | 'character'
  | 'string'
  | '='
  | ':='
  | '|'
  | '('
  | ')'
  | 'other'
  | 'end of text'
  | 'error';

/** A piece of a template of Go. */
export interface Token {
  /** What it is. */
  readonly kind: TokenKind;

  /** How it is written; of an error, what is wrong, in a clause without a full stop. */
  readonly text: string;

  /** Where it begins, from 0. */
  readonly position: number;
}

export function isKeyword(word: string): word is Keyword {
  return (KEYWORDS as readonly string[]).includes(word); // includes() takes only what it may find
}
