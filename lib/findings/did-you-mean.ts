import { distance } from 'fastest-levenshtein';
import { remembered } from '../collections/remembered';

/** Strips a name of what people mix up: case, `_` and `-`. */
export const spelling = remembered((name) => name.toLowerCase().replaceAll(/[-_]/g, ''));

/**
 * Finds the known word that was probably meant by an unknown one: at most one letter differs in a short word, two in a
 * longer one, and none in a word of three, as `aks` is not `eks`.
 * @returns `undefined` if nothing is near enough
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const meant = spelling(word);
  const [nearest] = known
    .map((name) => ({ name, spelled: spelling(name) }))
    .filter(
      ({ spelled }) => Math.abs(spelled.length - meant.length) <= mostSlips(Math.min(spelled.length, meant.length)),
    )
    .map(({ name, spelled }) => ({ name, spelled, slips: distance(spelled, meant) }))
    .filter(({ spelled, slips }) => slips <= mostSlips(Math.min(spelled.length, meant.length)))
    .sort((a, b) => a.slips - b.slips);
  return nearest?.name;
}

function mostSlips(letters: number): number {
  if (letters < 4) return 0;
  return letters < 6 ? 1 : 2;
}

/**
 * How many steps lead from the map that a key stands in to another map in which it is known: up, and down again.
 * @returns `undefined` if the name does not tell that it was meant there: a section was left out, or is one too many, or it
 * is the one beside it; a name of several words says more, and is known two sections down as well
 */
export function stepsToMeant(key: string, here: readonly string[], there: readonly string[]): number | undefined {
  const differs = here.findIndex((step, index) => step !== there[index]);
  const shared = differs === -1 ? here.length : differs;
  const [up, down] = [here.length - shared, there.length - shared];
  const isNear = (up <= 1 && down <= 1) || (/[a-z][A-Z_-]/.test(key) && up + down <= 2);
  return isNear ? up + down : undefined;
}
