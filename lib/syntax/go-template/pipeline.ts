import { type Cursor, literal } from './cursor';
import { Refusal, unexpected } from './problem';
import type { Token, TokenKind } from './token';

/** What a template may use, beside what Go itself has. */
export interface TemplateScope {
  /** Names of functions. */
  readonly functions: ReadonlySet<string>;

  /** Variables that are set before the template begins, with their `$`. */
  readonly variables: readonly string[];
}

/** Functions that every template has: go1.25:src/text/template/funcs.go */
const BUILT_IN = 'and call eq ge gt html index js le len lt ne not or print printf println slice urlquery'.split(' ');

/** Kinds of operands that can't be called. */
const CONSTANTS: readonly TokenKind[] = ['boolean', 'dot', 'nil', 'number', 'complex', 'character', 'string'];

const OPERANDS: readonly TokenKind[] = [...CONSTANTS, 'field', 'identifier', 'variable', '('];

/** What the pipelines of one template know of each other. */
export interface PipelineContext {
  readonly cursor: Cursor;
  readonly functions: TemplateScope['functions'];

  /** Variables that are known here; a pipeline adds those that it declares. */
  readonly variables: string[];
}

/**
 * Reads commands with `|` between them, and variables that get their value, up to what closes them.
 * @param what whose value it is: `if`
 */
export function pipeline(context: PipelineContext, what: string, close: TokenKind = 'close'): void {
  const { cursor } = context;
  declarations(context, what);
  for (let commands = 0; ; commands += 1) {
    const token = cursor.peekWord();
    if (cursor.take(close)) {
      if (commands === 0) throw new Refusal(token, `${what} has no value`);
      return;
    }
    if (!OPERANDS.includes(token.kind)) throw unexpected(token, what);
    command(context);
    if (commands > 0 && CONSTANTS.includes(token.kind)) {
      throw new Refusal(token, `\`${token.text}\` can not take a value from a \`|\``);
    }
  }
}

function declarations({ cursor, variables }: PipelineContext, what: string): void {
  for (let declared = 1; ; declared += 1) {
    const assigned = cursor.takeIf(() => {
      const variable = cursor.take('variable');
      const operator = variable && [':=', '=', ','].find((text) => text === cursor.peekWord().text);
      return operator && { variable, operator };
    });
    if (!assigned) return;
    cursor.nextWord();
    variables.push(assigned.variable.text);
    if (assigned.operator !== ',') return;
    if (what !== 'range' || declared > 1) throw new Refusal(assigned.variable, `${what} declares too many variables`);
    const following = cursor.peekWord();
    if (!['variable', 'close', ')'].includes(following.kind)) throw unexpected(following, 'the variables of a range');
  }
}

/** Operands with blanks between them. */
function command(context: PipelineContext): void {
  const { cursor } = context;
  do {
    if (OPERANDS.includes(cursor.peekWord().kind)) operand(context, cursor.next());
  } while (cursor.peek().kind === 'space');
  if (['close', ')'].includes(cursor.peek().kind)) return;
  const token = cursor.next();
  if (token.kind !== '|') throw unexpected(token, 'a command');
}

function operand(context: PipelineContext, token: Token): void {
  const { cursor, functions, variables } = context;
  const { kind, text } = token;
  if (kind === '(') pipeline(context, 'a parenthesis', ')');
  else if (kind === 'identifier') known(token, 'function', BUILT_IN.includes(text) || functions.has(text));
  else if (kind === 'variable') known(token, 'variable', variables.includes(text));
  else literal(token);
  if (cursor.peek().kind === 'field' && CONSTANTS.includes(kind)) throw unexpected(cursor.peek(), `\`${text}\``);
  while (cursor.peek().kind === 'field') cursor.next();
}

function known(token: Token, what: string, isKnown: boolean): void {
  if (!isKnown) throw new Refusal(token, `there is no ${what} \`${token.text}\``, token.text);
}
