import { type Change, type Kept, keptOf, releasePairs } from '../pair';
import type { SideRelease } from '../side';
import { isSame } from './fate';

/** Why nobody can tell which pods of a release restart. */
export interface UnknownRestarts {
  /** `<namespace>/<name>` of the release. */
  readonly release: string;

  /** The side whose inventory is missing, stale, or without fingerprints of pods. */
  readonly side: 'base' | 'head' | 'both';
}

/** Lists the releases that change, and of which nobody can tell which pods restart. */
export function unknownRestarts(change: Change): readonly UnknownRestarts[] {
  return keptOf(releasePairs(change)).flatMap((pair) => {
    const side = isSame(pair.base, pair.head) ? undefined : unknownSide(pair);
    const { namespace, name } = pair.head.delivered;
    return side === undefined ? [] : [{ release: `${namespace}/${name}`, side }];
  });
}

function unknownSide({ base, head }: Kept<SideRelease>): UnknownRestarts['side'] | undefined {
  const [isBaseKnown, isHeadKnown] = [base, head].map(({ rendered }) => rendered?.templates !== undefined);
  if (isBaseKnown && isHeadKnown) return undefined;
  return isBaseKnown ? 'head' : isHeadKnown ? 'base' : 'both';
}
