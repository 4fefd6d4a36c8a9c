import type { BrokenLink } from '../references/broken-link';
import type { Declared } from '../references/declared';
import type { KubeObject } from '../references/kube-object';
import { link } from '../references/link';
import { certainlyBroken, WHOLE, type Whole } from './certain';
import type { StoredInventory } from './inventories';
import { type KnownReleases, knownReleases } from './known';

/** Objects with their rendered inventories, and the broken links among them. */
export interface LinkedObjects {
  /** The objects, and those that fresh inventories say of their releases. */
  readonly objects: readonly KubeObject[];

  /** The releases among the objects, by the state of their inventories. */
  readonly known: KnownReleases;

  /** What is broken whatever the others render to. */
  readonly broken: readonly BrokenLink[];
}

/** Links objects together with the inventories of their releases. */
export function linkKnown(
  delivered: readonly KubeObject[],
  inventories: readonly StoredInventory[],
  declared: Declared,
  whole: Whole = WHOLE,
): LinkedObjects {
  const known = knownReleases(delivered, inventories);
  const objects = [...delivered, ...known.objects];
  return { objects, known, broken: certainlyBroken(link(objects, declared, whole.isPlaced), known, whole) };
}
