import { type StreamsClaim, streamsShared } from '../checks/streams-shared';
import type { Finding } from '../findings/finding';
import { findingAt, type LocatedFinding, type Position } from '../findings/located-finding';
import { type BucketClaim, bucketsShared } from '../tiers/loki/checks/buckets';

/** What an environment says of itself that must differ from what others say: plain data. */
export interface Claims {
  /** Name of the environment. */
  readonly name: string;

  /** Whether its file switches it on. */
  readonly enabled: boolean;

  /** @default - it keeps no lines in a bucket */
  readonly bucket?: Placed<BucketClaim>;

  /** @default - it sends nothing to a Loki of others */
  readonly streams?: Placed<StreamsClaim>;
}

/** A claim, and the place in a file that a finding about it speaks of. */
export interface Placed<Claim> {
  readonly claim: Claim;

  readonly position: Position;
}

/** A finding about one of several environments. */
export interface SharedFinding {
  /** Name of the environment. */
  readonly name: string;

  readonly found: LocatedFinding;
}

/** What two environments must not share is a fault of the second, in the order of their files. */
export function sharedFindings(all: readonly Claims[]): readonly SharedFinding[] {
  return [
    ...foundIn(all, ({ bucket }) => bucket, bucketsShared),
    ...foundIn(all, ({ streams }) => streams, streamsShared),
  ];
}

function foundIn<Claim>(
  all: readonly Claims[],
  of: (claims: Claims) => Placed<Claim> | undefined,
  check: (claims: readonly Claim[]) => ReadonlyMap<Claim, Finding>,
): readonly SharedFinding[] {
  const placed = all.flatMap((claims) => {
    const own = of(claims);
    return own ? [{ name: claims.name, ...own }] : [];
  });
  const findings = check(placed.map(({ claim }) => claim));
  return placed.flatMap(({ name, claim, position }) => {
    const finding = findings.get(claim);
    return finding ? [{ name, found: findingAt(position, finding) }] : [];
  });
}
