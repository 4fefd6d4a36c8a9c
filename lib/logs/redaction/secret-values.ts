/** A value in quotes: how it opens, what is in it, and how it ends. */
export interface QuotedValue {
  /** A pattern that is text as well: Go searches for it at next to no cost. */
  readonly open: string;

  /** What is in it: not only what stands between two texts of JSON, where the opening quote is a closing one. */
  readonly content: string;

  /** The same where a path does not count. */
  readonly notPath: string;

  /** Pattern of the end of the value: its closing quote, or the end of a line that was cut off. */
  readonly close: string;

  /** Opens texts of JSON, in which a value may be a number, too. */
  readonly json: boolean;
}

/** Ends a text: its own quote, or that of the text around it, or the end of the line, where it was cut off. */
export const CUT = String.raw`(?:\\*"|\\*$)`;

/** JSON in JSON in JSON, JSON in JSON, and plain. A longer odd row of backslashes before a quote is within the value. */
export const QUOTED_VALUES: readonly QuotedValue[] = [
  quoted(String.raw`\\\\\\"`, String.raw`"\\`, String.raw`\\+[^"\\]|\\(?:\\\\){2,}"`, CUT),
  quoted(String.raw`\\"`, String.raw`"\\`, String.raw`\\+[^"\\]|\\(?:\\\\)+"`, CUT),
  quoted(String.raw`\\'`, String.raw`'\\`, String.raw`\\+[^'\\]|\\{2,}'`, String.raw`(?:\\'|\\*$)`),
  quoted('"', String.raw`"\\`, String.raw`\\(?s:.)`, String.raw`(?:"|\\*$)`),
  quoted(`'`, String.raw`'\\`, String.raw`\\(?s:.)|''`, `'`),
  quoted('`', '`', '', '`'),
];

/**
 * @param stop characters that are no part of the value by themselves
 * @param escapes what holds them, and is
 */
function quoted(open: string, stop: string, escapes: string, close: string): QuotedValue {
  const between = String.raw`\s,:{}\[\]`;
  const or = escapes && `|${escapes}`;
  const rest = `(?:[^${stop}]${or})*`;
  return {
    open,
    content: `[${between}]*(?:[^${stop}${between}]${or})${rest}`,
    notPath: `[^${stop}${between}/]${rest}`,
    close,
    json: open.endsWith('"'),
  };
}

/** What is in quotes of another kind that nothing closes. In JSON the line goes on behind it. */
export const CUT_OFF = String.raw`(?:[^'\x60"\\]|\\+[^"\\])+`;

/** A number of JSON. */
export const NUMBER = '-?[0-9][0-9.eE+-]*';

/** Ends a value without quotes, or cannot begin one. */
const ENDS = String.raw`\s"'\x60\\,;&)\]}`;

/** A bracket or a backslash in the midst of a word does not end it. */
const REST = String.raw`(?:[^${ENDS}]|\\+[^\s"'\\]|[)\]}]+\w)*`;

/** An escape that is no space. */
const ESCAPE = String.raw`\\+[^\s"'\\bfnrt]`;

/**
 * A value without quotes: ends where a word, a list, a query or a map does.
 * @param notFirst what it does not begin with either
 */
export function bareValue(notFirst = ''): string {
  return String.raw`(?:[^${ENDS}{(\[${notFirst}]|${ESCAPE})${REST}`;
}

/** A value that begins with what would end one, unless it is the next key that follows. */
export const ODD_VALUE = { content: `[,;&]+[^${ENDS}=:]+`, after: `(?:[${ENDS}]|$)` };

/** The same where JSON may also have `true`, `false` or `null`: marked, the line would be JSON no more. */
export const BARE_IN_JSON = `(?:${bareValue('tfnN')}|[tfnN][^${ENDS}]{5}${REST})`;
