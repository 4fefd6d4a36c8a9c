import type { BrokenLink } from '../references/broken-link';
import { type KnownReleases, notKnown } from './known';

/** What is known of the place of objects, and of what else there is. */
export interface Whole {
  /** Whether objects are in the namespaces that they say. */
  readonly isPlaced: boolean;

  /** Whether the objects and the releases among them are all that there is. */
  readonly isClosed: boolean;
}

/** The objects are what a cluster gets, as it gets it. */
export const WHOLE: Whole = { isPlaced: true, isClosed: true };

/**
 * The broken links that are broken whatever the releases render to that are not known: their namespaces may hold anything,
 * and so may what has none. If nobody knows which namespaces those are, or what else there is, only what nothing could mend
 * is certain.
 */
export function certainlyBroken(
  broken: readonly BrokenLink[],
  known: KnownReleases,
  { isPlaced, isClosed }: Whole = WHOLE,
): readonly BrokenLink[] {
  const unknown = new Set(notKnown(known).map(({ namespace }) => namespace));
  if (!isClosed || (!isPlaced && unknown.size > 0)) return broken.filter(({ mendedIn }) => mendedIn.length === 0);
  if (unknown.size === 0) return broken;
  return broken.filter(
    ({ mendedIn }) => mendedIn !== 'anywhere' && !mendedIn.some((namespace) => unknown.has(namespace)),
  );
}
