import type { BrokenLink } from '../references/broken-link';
import type { Declared } from '../references/declared';
import type { KubeObject } from '../references/kube-object';
import { link } from '../references/link';
import { certainlyBroken } from './certain';
import type { StoredRecord } from './inventories';
import { type KnownReleases, knownReleases } from './known';

/** What objects refer to, as far as it is known what their releases render to. */
export interface LinkedObjects {
  /** The objects, and those that fresh records say of their releases. */
  readonly objects: readonly KubeObject[];
  readonly known: KnownReleases;

  /** What is broken whatever the others render to. */
  readonly broken: readonly BrokenLink[];
}

/** Links objects, together with what the records say that their releases render to. */
export function linkKnown(
  delivered: readonly KubeObject[],
  records: readonly StoredRecord[],
  declared: Declared,
): LinkedObjects {
  const known = knownReleases(delivered, records);
  const objects = [...delivered, ...known.objects];
  return { objects, known, broken: certainlyBroken(link(objects, declared), known) };
}
