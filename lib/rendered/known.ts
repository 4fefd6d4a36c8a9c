import { type KubeObject, kubeObject } from '../references/kube-object';
import { type DeliveredRelease, deliveredReleases } from './delivered-release';
import type { StoredRecord } from './inventories';
import { type ReleaseRecord, releaseHash } from './inventory';

/** What is known of the releases among objects. */
export interface KnownReleases {
  /** What the fresh records say that releases render to. */
  readonly objects: readonly KubeObject[];

  /** Their record is of what they are now. */
  readonly fresh: readonly DeliveredRelease[];

  /** Their record is of what they were once, or can't be read. */
  readonly stale: readonly DeliveredRelease[];

  /** They have no record. */
  readonly missing: readonly DeliveredRelease[];

  /** They can have none. */
  readonly unknowable: readonly DeliveredRelease[];

  /** Records of releases that are gone. */
  readonly unused: readonly StoredRecord[];
}

/** Looks releases up in records: by their hash, wherever the record is. */
export function knownReleases(delivered: readonly KubeObject[], stored: readonly StoredRecord[]): KnownReleases {
  const releases = deliveredReleases(delivered);
  const records = recordsOf(releases, stored);
  const unknown = releases.filter((release) => !records.has(release));
  const knowable = unknown.filter(({ unknowable }) => unknowable === undefined);
  const recorded = new Set(stored.map(({ release }) => release));
  const names = new Set(releases.map(({ name }) => name));
  return {
    objects: [...records.values()].flatMap(recordedObjects),
    fresh: [...records.keys()],
    stale: knowable.filter(({ name }) => recorded.has(name)),
    missing: knowable.filter(({ name }) => !recorded.has(name)),
    unknowable: unknown.filter(({ unknowable }) => unknowable !== undefined),
    unused: stored.filter(({ release }) => !names.has(release)),
  };
}

/** All of which it is not known what they render to. */
export function notKnown({ stale, missing, unknowable }: KnownReleases): readonly DeliveredRelease[] {
  return [...stale, ...missing, ...unknowable];
}

function recordsOf(
  releases: readonly DeliveredRelease[],
  stored: readonly StoredRecord[],
): ReadonlyMap<DeliveredRelease, ReleaseRecord> {
  const byHash = new Map(stored.flatMap(({ content }) => ('record' in content ? [entryOf(content.record)] : [])));
  return new Map(
    releases.flatMap((release) => {
      const record = release.unknowable === undefined ? byHash.get(releaseHash(release)) : undefined;
      return record ? [[release, record] as const] : [];
    }),
  );
}

function entryOf(record: ReleaseRecord): readonly [string, ReleaseRecord] {
  return [record.hash, record];
}

/** A record says the namespace of every object that has one. */
function recordedObjects({ release, objects }: ReleaseRecord): readonly KubeObject[] {
  return objects.flatMap((object) => kubeObject(object, `release ${release}`) ?? []);
}
