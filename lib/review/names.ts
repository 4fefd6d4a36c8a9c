import { list } from '../syntax/list';

/** As many names as a line takes before it counts the others. */
const MOST = 3;

/** Names environments as people do, in code: `a`, `b`, `c` and 497 more, or all 500. @param total how many there are */
export function nameSome(names: readonly string[], total: number): string {
  if (names.length > MOST && names.length === total) return `all ${total}`;
  const shown = names.slice(0, names.length === MOST + 1 ? MOST + 1 : MOST).map(asCode);
  const more = names.length - shown.length;
  return list(more > 0 ? [...shown, `${more} more`] : shown);
}

/** Puts a name between as many backticks as it takes, for texts in which they make code. */
export function asCode(name: string): string {
  const longest = Math.max(0, ...(name.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const padding = /^`|`$/.test(name) ? ' ' : '';
  return `${fence}${padding}${name}${padding}${fence}`;
}
