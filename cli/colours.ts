/** Marks text in a terminal; leaves it alone elsewhere. */
export interface Colours {
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly heading: (text: string) => string;
}

/** https://no-color.org: set and not empty means none. */
export function coloursFor(
  { isTTY }: { readonly isTTY?: boolean },
  { NO_COLOR = '', TERM = '' }: Readonly<Record<string, string | undefined>> = process.env,
): Colours {
  const shown = isTTY === true && NO_COLOR === '' && TERM !== 'dumb';
  const mark = (code: number) => (text: string) => (shown ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { added: mark(32), removed: mark(31), heading: mark(1) };
}
