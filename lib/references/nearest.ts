import { distance } from 'fastest-levenshtein';

/** The name that was probably meant by one that does not exist: half of its letters are the same. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = [...new Set(known)]
    .map((candidate) => ({ candidate, slips: distance(candidate, name) }))
    .filter(({ candidate, slips }) => slips <= Math.max(candidate.length, name.length) / 2)
    .sort((a, b) => a.slips - b.slips);
  return best?.candidate;
}

/** What to do about a name that does not exist: only a slip of the pen leaves no choice. */
export function writeOrCreate(kind: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const create = `create the ${kind} ${name}`;
  if (near === undefined) return create;
  return isTypo(name, near) ? `write ${near}` : `write ${near}, or ${create}`;
}

/** What has the name that was probably meant. */
export function nearestNamed<T extends { readonly name: string }>(name: string, known: readonly T[]): T | undefined {
  const near = nearest(
    name,
    known.map((candidate) => candidate.name),
  );
  return known.find((candidate) => candidate.name === near);
}

/** Is one name the other with a slip of the pen? */
export function isTypo(name: string, other: string): boolean {
  return name !== other && distance(name, other) <= Math.min(2, Math.ceil(name.length / 8));
}
