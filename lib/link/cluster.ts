import type { Declared } from './declared';
import { hasPods, type KubeObject } from './kube-object';
import { type NamedAddress, namedAddresses } from './named-addresses';

/** What is in a cluster, by what rules ask for. */
export interface Cluster {
  readonly objects: readonly KubeObject[];
  readonly declared: Declared;

  /** Every address that an object names. */
  readonly addresses: readonly NamedAddress[];

  /** All of some kinds, in all namespaces. */
  ofKind(...kinds: readonly string[]): readonly KubeObject[];

  /** All of a kind in a namespace. */
  within(kind: string, namespace: string | undefined): readonly KubeObject[];

  /** @returns nothing if there is none of that name */
  find(kind: string, namespace: string | undefined, name: string): KubeObject | undefined;

  /** All that runs pods in a namespace, for good or once. */
  podsIn(namespace: string | undefined): readonly KubeObject[];

  /** Is the namespace somebody else's as well, so that it may hold what no object shows? */
  isShared(namespace: string | undefined): boolean;

  /** Do we know the namespace at all: by an object in it, or as declared? */
  knows(namespace: string): boolean;
}

export function clusterOf(objects: readonly KubeObject[], declared: Declared): Cluster {
  const byKind = grouped(objects, ({ kind }) => kind);
  const byPlace = grouped(objects, ({ kind, namespace }) => `${kind} ${namespace}`);
  const byName = new Map(objects.map((object) => [key(object.kind, object.namespace, object.name), object]));
  const pods = grouped(objects.filter(hasPods), ({ namespace }) => String(namespace));
  const shared = new Set(declared.namespaces);
  const known = new Set([...shared, ...objects.flatMap(({ namespace }) => namespace ?? [])]);
  return {
    objects,
    declared,
    addresses: namedAddresses(objects),
    ofKind: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []),
    within: (kind, namespace) => byPlace.get(`${kind} ${namespace}`) ?? [],
    find: (kind, namespace, name) => byName.get(key(kind, namespace, name)),
    podsIn: (namespace) => pods.get(String(namespace)) ?? [],
    isShared: (namespace) => namespace !== undefined && shared.has(namespace),
    knows: (namespace) => known.has(namespace),
  };
}

function key(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace}/${name}`;
}

function grouped(
  objects: readonly KubeObject[],
  keyOf: (object: KubeObject) => string,
): ReadonlyMap<string, readonly KubeObject[]> {
  const groups = new Map<string, KubeObject[]>();
  for (const object of objects) {
    const group = groups.get(keyOf(object));
    if (group) group.push(object);
    else groups.set(keyOf(object), [object]);
  }
  return groups;
}
