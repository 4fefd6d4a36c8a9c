import type { EnvironmentPath, Finding } from '../../../findings/finding';
import { type FindingKind, finding } from '../../../findings/finding-kind';

/** The bucket that the Loki of an environment keeps its lines in: plain data, for runs that do not keep environments. */
export interface BucketClaim {
  /** Name of the environment. */
  readonly environment: string;

  readonly cluster: string;

  /** Tells the bucket from all others, of other stores as well. */
  readonly bucket: string;

  /** Tells the Loki from all others. */
  readonly loki: string;

  /** Its schema periods, to be compared. */
  readonly schema: string;

  /** What the store calls the bucket. */
  readonly name: string;

  /** Where the name stands in the file of the environment. */
  readonly path: EnvironmentPath;
}

export const BUCKET_SHARED: FindingKind = {
  id: 'loki/bucket-shared',
  severity: 'error',
  since: '0.1.0',
  finds: 'the Lokis of two environments keep their lines in one bucket',
  happens: 'each compacts the index of the other, and the shorter retention deletes the lines of both',
  remedy: 'give each Loki a bucket of its own',
};

/** The first user of a bucket, and the first whose Loki is another one. */
interface Users {
  readonly first: BucketClaim;
  readonly other?: BucketClaim;
}

/**
 * Each Loki has a bucket of its own: looked at over all environments of a run, the first user of a bucket keeps it. Two
 * files may describe one Loki: those of two variants of one cluster.
 * @param claims in the order of the files
 * @returns what is found about a claim
 */
export function bucketsShared(claims: readonly BucketClaim[]): ReadonlyMap<BucketClaim, Finding> {
  const found = new Map<BucketClaim, Finding>();
  const users = new Map<string, Users>();
  for (const claim of claims) {
    const known = users.get(claim.bucket) ?? { first: claim };
    const earlier = known.first.loki === claim.loki ? known.other : known.first;
    if (earlier) found.set(claim, sharedWith(earlier, claim));
    const other = known.first.loki === claim.loki ? known.other : (known.other ?? claim);
    users.set(claim.bucket, { first: known.first, ...(other && { other }) });
  }
  return found;
}

function sharedWith(first: BucketClaim, { name, cluster, schema, path }: BucketClaim): Finding {
  const sameSchema = first.schema === schema;
  return finding(BUCKET_SHARED, {
    path,
    problem: `the bucket ${name} is that of the environment ${first.environment} too${sameSchema ? '' : ', which has other schema periods'}`,
    consequence: sameSchema
      ? 'each Loki compacts the index of the other, and the shorter retention deletes the lines of both'
      : 'each Loki takes the index of the other for its own, fails to read it, and deletes by its own retention',
    fix: `name another bucket, which exists and is that of this Loki alone, such as ${name}-${cluster}`,
  });
}
