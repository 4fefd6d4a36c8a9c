import { type KubeObject, kubeObject } from '../references/kube-object';
import type { DeliveredRelease } from './delivered-release';
import { deliveredReleases } from './delivered-releases';
import type { StoredInventory } from './inventories';
import { type RenderedInventory, releaseHash } from './inventory';
import type { PodTemplates } from './templates';

/** What Helm renders of a release, as its inventory tells. */
export interface Rendered {
  /** Its objects, cut down to the fields that inventories keep. */
  readonly objects: readonly KubeObject[];

  /** Fingerprints of its pod templates. @default - an earlier version of this project wrote the inventory */
  readonly templates?: PodTemplates;
}

/** Releases among objects, by the state of their inventories. */
export interface KnownReleases {
  /** What the fresh inventories say that releases render to. */
  readonly objects: readonly KubeObject[];

  /** Their inventory is of what they are now. */
  readonly fresh: readonly DeliveredRelease[];

  /** What Helm renders of each of them, in the same order. */
  readonly rendered: readonly Rendered[];

  /** Those of them that Helm renders otherwise than is computed of them. */
  readonly unlike: readonly DeliveredRelease[];
  /** What the fresh inventories are. */
  readonly inventories: readonly RenderedInventory[];

  /** Their inventory is of what they were once, or can't be read. */
  readonly stale: readonly DeliveredRelease[];

  /** They have no inventory. */
  readonly missing: readonly DeliveredRelease[];

  /** They can have none. */
  readonly unknowable: readonly DeliveredRelease[];

  /** Inventories of releases that are gone. */
  readonly unused: readonly StoredInventory[];
}

/** Looks up the inventories of releases by their hash, whatever their files are called. */
export function knownReleases(delivered: readonly KubeObject[], stored: readonly StoredInventory[]): KnownReleases {
  const releases = deliveredReleases(delivered);
  const inventories = inventoriesOf(releases, stored);
  const unknown = releases.filter((release) => !inventories.has(release));
  const knowable = unknown.filter(({ unknowable }) => unknowable === undefined);
  const inventoried = new Set(stored.map(({ release }) => release));
  const names = new Set(releases.map(({ name }) => name));
  const rendered = [...inventories.values()].map(renderedBy);
  return {
    objects: rendered.flatMap(({ objects }) => objects),
    rendered,
    fresh: [...inventories.keys()],
    unlike: [...inventories].flatMap(([release, { effective }]) => (effective === 'different' ? [release] : [])),
    inventories: [...inventories.values()],
    stale: knowable.filter(({ name }) => inventoried.has(name)),
    missing: knowable.filter(({ name }) => !inventoried.has(name)),
    unknowable: unknown.filter(({ unknowable }) => unknowable !== undefined),
    unused: stored.filter(({ release }) => !names.has(release)),
  };
}

/** Lists the releases without a fresh inventory. */
export function notKnown({ stale, missing, unknowable }: KnownReleases): readonly DeliveredRelease[] {
  return [...stale, ...missing, ...unknowable];
}

function inventoriesOf(
  releases: readonly DeliveredRelease[],
  stored: readonly StoredInventory[],
): ReadonlyMap<DeliveredRelease, RenderedInventory> {
  const byHash = new Map(stored.flatMap(({ content }) => ('inventory' in content ? [entryOf(content.inventory)] : [])));
  return new Map(
    releases.flatMap((release) => {
      const inventory = release.unknowable === undefined ? byHash.get(releaseHash(release)) : undefined;
      return inventory ? [[release, inventory] as const] : [];
    }),
  );
}

function entryOf(inventory: RenderedInventory): readonly [string, RenderedInventory] {
  return [inventory.hash, inventory];
}

function renderedBy(inventory: RenderedInventory): Rendered {
  const { templates } = inventory;
  return { objects: inventoriedObjects(inventory), ...(templates && { templates }) };
}

/** An inventory says the namespace of every object that has one. */
function inventoriedObjects({ release, objects }: RenderedInventory): readonly KubeObject[] {
  return objects.flatMap((object) => {
    const rendered = kubeObject(object, `release ${release}`);
    return rendered ? [{ ...rendered, ofChart: true }] : [];
  });
}
