import { isKeyword, type Token, type TokenKind } from './token';

const LEFT = '{{';
const RIGHT = '}}';

/** A comment, with what trims blanks around it: it leaves no token. */
const COMMENT = /\{\{(?:-[ \t\r\n])?\/\*/y;
const COMMENT_END = /\*\/(?:[ \t\r\n]-)?(?<close>\}\})?/;
const CLOSE = /(?:[ \t\r\n]-)?\}\}/y;

/** What may follow a name: go1.25:src/text/template/parse/lex.go, atTerminator */
const ENDS = String.raw`(?=[ \t\r\n.,|:()]|\}\}|$)`;

/** As far as Go takes a text for a number, before it looks whether it is one. */
const NUMBER =
  /[+-]?(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?)i?/y;

/** In the order in which Go looks; what begins like one of them and goes on in another way is an error. */
const PIECES: readonly (readonly [TokenKind, RegExp])[] = [
  // A trim marker takes the blank before it along.
  ['space', /(?:[ \t\r\n](?![-]\}\}))+/y],
  [':=', /:=/y],
  ['=', /=/y],
  ['|', /\|/y],
  ['string', /"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`/y],
  ['character', /'(?:[^'\\\n]|\\[^\n])*'/y],
  ['variable', new RegExp(String.raw`\$[\p{L}\p{Nd}_]*${ENDS}`, 'yu')],
  ['field', new RegExp(String.raw`\.(?!\d)[\p{L}\p{Nd}_]+${ENDS}`, 'yu')],
  ['dot', new RegExp(String.raw`\.(?!\d)${ENDS}`, 'yu')],
  ['identifier', new RegExp(String.raw`(?!\d)[\p{L}\p{Nd}_]+${ENDS}`, 'yu')],
  ['(', /\(/y],
  [')', /\)/y],
  ['other', /(?!["'`:.$+\-\d])[!-~](?<![\w])/y],
];

/** Cuts a template into tokens, as Go does; the last one is the end of the text or an error. */
export function tokenize(template: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (true) {
    const open = template.indexOf(LEFT, at);
    const text = template.slice(at, open === -1 ? undefined : open);
    if (text !== '') tokens.push({ kind: 'text', text, position: at });
    if (open === -1) return [...tokens, { kind: 'end of text', text: '', position: template.length }];
    const begin = matchAt(COMMENT, template, open);
    const after = begin === undefined ? action(template, open, tokens) : comment(template, open + begin.length);
    if (typeof after !== 'number') return [...tokens, after];
    at = after;
  }
}

function comment(template: string, text: number): number | Token {
  const end = template.slice(text).match(COMMENT_END);
  if (end?.index === undefined) return error('the comment has no end', text);
  return end.groups?.close ? text + end.index + end[0].length : error('a comment ends before its action does', text);
}

/** Adds the tokens of an action; gives what comes after it, or an error. */
function action(template: string, open: number, tokens: Token[]): number | Token {
  tokens.push({ kind: 'open', text: LEFT, position: open });
  let at =
    open + LEFT.length + (/^-[ \t\r\n]/.test(template.slice(open + LEFT.length, open + LEFT.length + 2)) ? 2 : 0);
  let depth = 0;
  while (true) {
    const close = matchAt(CLOSE, template, at);
    if (close !== undefined) {
      if (depth > 0) return error('a parenthesis is not closed', at);
      tokens.push({ kind: 'close', text: RIGHT, position: at });
      return at + close.length;
    }
    const token = pieceAt(template, at);
    if (token.kind === '(') depth += 1;
    if (token.kind === ')') depth -= 1;
    if (token.kind === 'error') return token;
    if (depth < 0) return error('a parenthesis is closed that was not opened', at);
    tokens.push(token);
    at += token.text.length;
  }
}

function pieceAt(template: string, position: number): Token {
  if (/^(?:[+\-\d]|\.\d)/.test(template.slice(position, position + 2))) return numberAt(template, position);
  for (const [kind, pattern] of PIECES) {
    const text = matchAt(pattern, template, position);
    if (text !== undefined) return { kind: kind === 'identifier' ? wordKind(text) : kind, text, position };
  }
  const [next] = template.slice(position);
  if (next === undefined) return error(`\`${LEFT}\` has no \`${RIGHT}\``, position);
  return error(
    /["'`]/.test(next) ? `the text that begins with ${next} has no end` : `it can not go on with \`${next}\``,
    position,
  );
}

/** Two numbers make a complex one: `1+2i`. */
function numberAt(template: string, position: number): Token {
  const first = matchAt(NUMBER, template, position) ?? '';
  const isComplex = /[+-]/.test(template.charAt(position + first.length));
  const text = isComplex ? first + (matchAt(NUMBER, template, position + first.length) ?? '') : first;
  if (isComplex ? text.endsWith('i') : !/^[\p{L}\p{Nd}_]/u.test(template.slice(position + text.length))) {
    return { kind: isComplex ? 'complex' : 'number', text, position };
  }
  return error(`\`${text}\` begins no number`, position);
}

function wordKind(word: string): TokenKind {
  if (isKeyword(word)) return word;
  return word === 'true' || word === 'false' ? 'boolean' : 'identifier';
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

function error(text: string, position: number): Token {
  return { kind: 'error', text, position };
}
