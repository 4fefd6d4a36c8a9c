/** Why the parser of Alloy refuses a text. */
export interface SyntaxProblem {
  /** Line of the text, counted from 1. */
  readonly line: number;

  /** What is wrong there, in a clause without a full stop. */
  readonly problem: string;
}

/**
 * Finds out what the parser of Alloy refuses of a text: https://grafana.com/docs/alloy/latest/get-started/configuration-syntax/.
 * It does not mind where lines end, so that it takes a little more than the parser, and nothing less.
 */
export function alloySyntaxProblem(text: string): SyntaxProblem | undefined {
  try {
    new Reader(tokensOf(text)).file();
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { line: text.slice(0, refusal.position).split('\n').length, problem: refusal.message };
  }
}

interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'mark' | 'end';
  readonly text: string;
  readonly position: number;
}

class Refusal extends Error {
  readonly position: number;

  constructor(position: number, message: string) {
    super(message);
    this.position = position;
  }
}

const BLANK = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const TOKENS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`/y],
  ['number', /0[xX][\da-fA-F]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['mark', /&&|\|\||==|!=|<=|>=|[-+*/%^!<>=.,(){}[\]]/y],
];

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const blank = matchAt(BLANK, text, position);
    if (blank !== undefined) {
      position += blank.length;
      continue;
    }
    const token = tokenAt(text, position);
    tokens.push(token);
    position += token.text.length;
  }
  return [...tokens, { kind: 'end', text: 'the end of the text', position }];
}

function tokenAt(text: string, position: number): Token {
  for (const [kind, pattern] of TOKENS) {
    const found = matchAt(pattern, text, position);
    if (found !== undefined) return { kind, text: found, position };
  }
  const isText = text[position] === '"' || text[position] === '`';
  throw new Refusal(position, isText ? 'a text has no end' : `${JSON.stringify(text[position])} may not stand here`);
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

const BINARY = ['||', '&&', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '^'];

/** Goes along tokens; each method reads one piece, and refuses what is none. */
class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  file(): void {
    while (this.next.kind !== 'end') this.statement();
  }

  private get next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: 'the end of the text', position: 0 };
  }

  /** An attribute or a block. */
  private statement(): void {
    this.name('the name of an attribute or of a block');
    if (this.takes('=')) this.expression();
    else this.block();
  }

  private block(): void {
    while (this.takes('.')) this.name('the rest of the name of a block');
    if (this.next.kind === 'text') this.label();
    this.demand('{', 'a block has no {');
    while (!this.takes('}')) {
      if (this.next.kind === 'end') this.refuse('a block has no }');
      this.statement();
    }
  }

  private label(): void {
    const { text } = this.next;
    if (!/^"[A-Za-z_][A-Za-z0-9_]*"$/.test(text)) this.refuse(`a label of a block must be a name, and is ${text}`);
    this.at += 1;
  }

  private expression(): void {
    this.operand();
    while (this.next.kind === 'mark' && BINARY.includes(this.next.text)) {
      this.at += 1;
      this.operand();
    }
  }

  private operand(): void {
    while (this.takes('!') || this.takes('-'));
    this.primary();
    while (this.access());
  }

  /** What follows a value: a field of it, an item, or a call. */
  private access(): boolean {
    if (this.takes('.')) this.name('a name after .');
    else if (this.takes('(')) this.items(')', () => this.expression());
    else if (this.takes('[')) this.one(']');
    else return false;
    return true;
  }

  private primary(): void {
    if (this.takes('[')) this.items(']', () => this.expression());
    else if (this.takes('{')) this.items('}', () => this.entry());
    else if (this.takes('(')) this.one(')');
    else this.scalar();
  }

  private scalar(): void {
    const { kind, text } = this.next;
    if (kind === 'mark' || kind === 'end') this.refuse(`a value is missing before ${text}`);
    this.at += 1;
  }

  private one(end: string): void {
    this.expression();
    this.demand(end, `${end} is missing`);
  }

  private items(end: string, item: () => void): void {
    while (!this.takes(end)) {
      item();
      if (this.takes(',')) continue;
      this.demand(end, `${end} or a comma is missing`);
      break;
    }
  }

  private entry(): void {
    if (this.next.kind === 'text') this.at += 1;
    else this.name('a key');
    this.demand('=', 'a key has no =');
    this.expression();
  }

  private name(what: string): void {
    if (this.next.kind !== 'name') this.refuse(`${what} is missing before ${this.next.text}`);
    this.at += 1;
  }

  private takes(mark: string): boolean {
    const isThere = this.next.kind === 'mark' && this.next.text === mark;
    if (isThere) this.at += 1;
    return isThere;
  }

  private demand(mark: string, problem: string): void {
    if (!this.takes(mark)) this.refuse(problem);
  }

  private refuse(problem: string): never {
    throw new Refusal(this.next.position, problem);
  }
}
