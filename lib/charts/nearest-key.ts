import { didYouMean, spelling, stepsToMeant } from '../findings/did-you-mean';
import { isLeaf, type KeyMap, type KeyPath } from './key-model';

/**
 * Finds the known key that was probably meant by an unknown one.
 * @param keys the known keys beside it
 * @param path the way to the map that it stands in
 * @returns its path from the top of the values, or `undefined` if nothing is near enough
 */
export function nearestKey(key: string, keys: KeyMap, model: KeyMap, path: KeyPath): KeyPath | undefined {
  return sameName(key, keys, path) ?? elsewhere(key, model, path) ?? sameLevel(key, keys, path);
}

/** Finds a sibling key that differs only in case, `_` or `-`. */
function sameName(key: string, keys: KeyMap, path: KeyPath): KeyPath | undefined {
  const name = Object.keys(keys).find((known) => spelling(known) === spelling(key));
  return name === undefined ? undefined : [...path, name];
}

/** Finds a sibling key that is a typo away. */
function sameLevel(key: string, keys: KeyMap, path: KeyPath): KeyPath | undefined {
  const name = didYouMean(key, Object.keys(keys));
  return name === undefined ? undefined : [...path, name];
}

/** A name that stands in more maps than this, such as `enabled`, does not tell where it belongs. */
const PLACES_OF_A_TELLING_NAME = 3;

/** Finds the key of the same name that is fewest steps away, unless several are. */
function elsewhere(key: string, model: KeyMap, path: KeyPath): KeyPath | undefined {
  const candidates = pathsTo(spelling(key), model, []);
  if (new Set(candidates.map((candidate) => candidate.at(-2))).size > PLACES_OF_A_TELLING_NAME) return undefined;
  const [best, second] = candidates
    .flatMap((candidate) => {
      const steps = stepsToMeant(key, path, candidate.slice(0, -1));
      return steps === undefined ? [] : [{ candidate, steps }];
    })
    .sort((a, b) => a.steps - b.steps);
  return best && best.steps !== second?.steps ? best.candidate : undefined;
}

function pathsTo(name: string, keys: KeyMap, path: KeyPath): readonly KeyPath[] {
  return Object.entries(keys).flatMap(([key, below]) => {
    const here = [...path, key];
    const deeper = isLeaf(below) ? [] : pathsTo(name, below, here);
    return spelling(key) === name ? [here, ...deeper] : deeper;
  });
}
