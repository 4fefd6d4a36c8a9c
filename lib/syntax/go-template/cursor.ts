import { unquote } from '../go-string';
import { literalProblem } from './literal';
import { Refusal, unexpected } from './problem';
import type { Token, TokenKind } from './token';

const END: Token = { kind: 'end of text', text: '', position: 0 };

/** A place among the tokens of a template. */
export class Cursor {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(): Token {
    return this.tokens[this.at] ?? END;
  }

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  /** Skips blanks. */
  peekWord(): Token {
    while (this.peek().kind === 'space') this.at += 1;
    return this.peek();
  }

  /** Skips blanks. */
  nextWord(): Token {
    this.peekWord();
    return this.next();
  }

  /** Takes the next word if it is of a kind, or nothing. */
  take(kind: TokenKind): Token | undefined {
    return this.peekWord().kind === kind ? this.next() : undefined;
  }

  /** Takes a word that must stand here. */
  expect(kind: TokenKind, context: string): Token {
    const token = this.take(kind);
    if (!token) throw unexpected(this.peek(), context);
    return token;
  }

  /** Takes a name in quotes. */
  name(context: string): string {
    return literal(this.expect('string', context));
  }

  /** Takes a word if what follows it fits; else the place stays the same. */
  takeIf<Answer>(read: () => Answer | undefined): Answer | undefined {
    const start = this.at;
    const answer = read();
    if (answer === undefined) this.at = start;
    return answer;
  }
}

/** Reads the value of a literal. */
export function literal(token: Token): string {
  const problem = literalProblem(token);
  if (problem !== undefined) throw new Refusal(token, problem);
  return token.kind === 'string' ? (unquote(token.text) ?? '') : token.text;
}
