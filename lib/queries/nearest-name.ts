import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant by an unknown one: one slip in four letters is a typo, and other sets of labels name
 * the same thing by more words, such as `k8s_namespace_name`.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    .map((candidate) => ({ candidate, slips: distance(candidate, name) }))
    .filter(({ slips }) => slips <= Math.ceil(name.length / 4))
    .sort((a, b) => a.slips - b.slips);
  return nearest?.candidate ?? known.find((candidate) => isWordOf(name, candidate) || isWordOf(candidate, name));
}

function isWordOf(word: string, name: string): boolean {
  return name.split('_').includes(word);
}
