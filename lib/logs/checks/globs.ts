/**
 * Is there a path that both globs match? `*` and `?` stand for anything but a slash, `**` for anything; sets and
 * alternatives for more than they might.
 */
export function globsMeet(one: string, other: string): boolean {
  return restsMeet(tokens(one), tokens(other), new Map());
}

/** A character that means itself, or one of `?`, `*` and `**` for all that is none. */
type Token = { readonly character: string } | '?' | '*' | '**';

function tokens(glob: string): readonly Token[] {
  const parts = glob.match(/\*\*\/?|\[[^\]]*\]|\{[^}]*\}|\\.|[\s\S]/g) ?? [];
  return parts.map((part) => {
    if (part === '*' || part === '?') return part;
    if (part.startsWith('**') || /^[[{]./.test(part)) return '**';
    return { character: part.slice(-1) };
  });
}

/** @param known answers for what is left of both, by how much that is */
function restsMeet(one: readonly Token[], other: readonly Token[], known: Map<string, boolean>): boolean {
  const key = `${one.length} ${other.length}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const [[first, ...rest], [second, ...others]] = [one, other];
  const answer =
    (first === undefined && second === undefined) ||
    (isMany(first) && (restsMeet(rest, other, known) || (takes(first, second) && restsMeet(one, others, known)))) ||
    (isMany(second) && (restsMeet(one, others, known) || (takes(second, first) && restsMeet(rest, other, known)))) ||
    (!isMany(first) && !isMany(second) && takes(first, second) && restsMeet(rest, others, known));
  known.set(key, answer);
  return answer;
}

function isMany(token: Token | undefined): token is '*' | '**' {
  return token === '*' || token === '**';
}

/** Tells whether there is a character that both stand for. */
function takes(one: Token | undefined, other: Token | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (typeof one === 'object' && typeof other === 'object') return one.character === other.character;
  const isSlash = (token: Token) => typeof token === 'object' && token.character === '/';
  return one === '**' || other === '**' || !(isSlash(one) || isSlash(other));
}
