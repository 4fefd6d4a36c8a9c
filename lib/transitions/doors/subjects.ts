import type { KubeObject } from '../../references/kube-object';
import { type Change, clusterPairs } from '../pair';

/** The objects that are known to be in the cluster before and after. */
export function clusterSides(change: Change): {
  readonly before: readonly KubeObject[];
  readonly after: readonly KubeObject[];
} {
  const pairs = clusterPairs(change);
  return { before: pairs.flatMap(({ base }) => base ?? []), after: pairs.flatMap(({ head }) => head ?? []) };
}
