import { distance } from 'fastest-levenshtein';

/** Strips a name of what people mix up: case, `_` and `-`. */
export function spelling(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

/**
 * Finds the known word that was probably meant by an unknown one: at most one letter differs in a short word, two in a
 * longer one, and none in a word of three, as `aks` is not `eks`.
 * @returns `undefined` if nothing is near enough
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const meant = spelling(word);
  const [nearest] = known
    .map((name) => ({ name, slips: distance(spelling(name), meant) }))
    .filter(({ name, slips }) => slips <= mostSlips(Math.min(spelling(name).length, meant.length)))
    .sort((a, b) => a.slips - b.slips);
  return nearest?.name;
}

function mostSlips(letters: number): number {
  if (letters < 4) return 0;
  return letters < 6 ? 1 : 2;
}
