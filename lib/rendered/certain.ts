import type { BrokenLink } from '../references/broken-link';
import { type KnownReleases, notKnown } from './known';

/**
 * The broken links that are broken whatever the releases render to that are not known: their namespaces may hold anything,
 * and so may what has none.
 */
export function certainlyBroken(broken: readonly BrokenLink[], known: KnownReleases): readonly BrokenLink[] {
  const unknown = new Set(notKnown(known).map(({ namespace }) => namespace));
  if (unknown.size === 0) return broken;
  return broken.filter(
    ({ mendedIn }) => mendedIn !== 'anywhere' && !mendedIn.some((namespace) => unknown.has(namespace)),
  );
}
