import { distance } from 'fastest-levenshtein';

/** The name that was probably meant by one that does not exist: half of its letters are the same. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = [...new Set(known)]
    .map((candidate) => ({ candidate, slips: distance(candidate, name) }))
    .filter(({ candidate, slips }) => slips <= Math.max(candidate.length, name.length) / 2)
    .sort((a, b) => a.slips - b.slips);
  return best?.candidate;
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
  return name !== other && distance(name, other) <= Math.ceil(name.length / 8);
}
