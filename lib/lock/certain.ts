import type { BrokenLink } from '../link/broken-link';
import { type KnownReleases, notKnown } from './known';

/** Kinds without a namespace that charts bring: any release may. */
const OF_NO_NAMESPACE = /\b(ClusterRole|ClusterRoleBinding|PriorityClass|StorageClass) /;

/**
 * The broken links that are broken whatever the releases render to that are not known. Their namespaces may hold anything:
 * what is in them, or says their name, is left out. So is everything that has no namespace, and who listens in vain, since
 * a caller can be anywhere.
 */
export function certainlyBroken(broken: readonly BrokenLink[], known: KnownReleases): readonly BrokenLink[] {
  const unknown = new Set(notKnown(known).map(({ namespace }) => namespace));
  if (unknown.size === 0) return broken;
  return broken.filter(({ check, object, problem }) => {
    const text = `${object} ${problem}`;
    const names = text.split(/[^a-z0-9-]+/);
    return check !== 'listener' && !OF_NO_NAMESPACE.test(text) && !names.some((name) => unknown.has(name));
  });
}
