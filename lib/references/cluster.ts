import { grouped } from '../collections/grouped';
import { remembered } from '../collections/remembered';
import type { Declared, DeclaredObject } from './declared';
import { hasPods, type KubeObject, podLabels } from './kube-object';
import { labelIndex } from './label-index';
import { madeIn } from './makers';
import { type NamedAddress, namedAddresses } from './named-addresses';

/** Objects of a cluster, with indexes for the rules that look them up. */
export interface Cluster {
  /** All objects that were read. */
  readonly objects: readonly KubeObject[];

  /** What exists without an object among them. */
  readonly declared: Declared;

  /** Those that objects are in. */
  readonly namespaces: readonly string[];

  /** Every address that an object names. */
  readonly addresses: readonly NamedAddress[];

  /** All of some kinds, in all namespaces. */
  ofKind(...kinds: readonly string[]): readonly KubeObject[];

  /** All of a kind in a namespace. */
  within(kind: string, namespace: string | undefined): readonly KubeObject[];

  /** @returns nothing if there is none of that name */
  find(kind: string, namespace: string | undefined, name: string): KubeObject | undefined;

  /** May there be one that is not among the objects: because it is declared, or a controller makes it? */
  mayExist(kind: string, namespace: string | undefined, name: string): boolean;

  /** Names of all of a kind in a namespace that are there, or declared. */
  names(kind: string, namespace: string | undefined): readonly string[];

  /** All that runs pods in a namespace, for good or once. */
  podsIn(namespace: string | undefined): readonly KubeObject[];

  /** Those of them whose pods have all of some labels. */
  podsWith(namespace: string | undefined, labels: KubeObject['labels']): readonly KubeObject[];

  /** The Services of a namespace that have all of some labels. */
  servicesWith(namespace: string | undefined, labels: KubeObject['labels']): readonly KubeObject[];

  /** May the namespace hold what no object shows: because others own it as well, or controllers make objects there? */
  isShared(namespace: string | undefined): boolean;

  /** May controllers make objects in the namespace that no object shows? */
  hasMakers(namespace: string | undefined): boolean;

  /** Do we know the namespace at all: by an object in it, or as declared? */
  knows(namespace: string): boolean;
}

export function clusterOf(objects: readonly KubeObject[], declared: Declared): Cluster {
  const all = [API_SERVER, ...objects];
  const byKind = grouped(all, ({ kind }) => kind);
  const byPlace = grouped(all, ({ kind, namespace }) => `${kind} ${namespace}`);
  const byName = new Map(all.map((object) => [key(object.kind, object.namespace, object.name), object]));
  const pods = grouped(objects.filter(hasPods), ({ namespace }) => String(namespace));
  const used = new Set(objects.flatMap(({ namespace }) => namespace ?? []));
  const known = new Set([...declared.namespaces, ...used]);
  const shared = new Set([...declared.namespaces, ...OF_EVERYBODY]);
  const others = othersOf(declared);
  const othersByPlace = grouped(others, ({ kind, namespace }) => `${kind} ${namespace}`);
  const declaredNames = new Set(others.map(({ kind, namespace, name }) => key(kind, namespace, name)));
  const made = madeIn(objects);
  const podsIn = (namespace: string | undefined) => pods.get(String(namespace)) ?? [];
  const within = (kind: string, namespace: string | undefined) => byPlace.get(`${kind} ${namespace}`) ?? [];
  const podIndex = remembered((namespace) => labelIndex(podsIn(namespace), podLabels));
  const serviceIndex = remembered((namespace) => labelIndex(within('Service', namespace), ({ labels }) => labels));
  return {
    objects,
    declared,
    namespaces: [...used],
    addresses: namedAddresses(objects),
    ofKind: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []),
    within,
    find: (kind, namespace, name) => byName.get(key(kind, namespace, name)),
    podsIn,
    podsWith: (namespace, labels) => podIndex(String(namespace))(labels),
    servicesWith: (namespace, labels) => serviceIndex(String(namespace))(labels),
    mayExist: (kind, namespace, name) =>
      declaredNames.has(key(kind, namespace, name)) || made.mayBeCalled(namespace, name),
    names: (kind, namespace) =>
      [byPlace, othersByPlace].flatMap((places) => places.get(`${kind} ${namespace}`) ?? []).map(({ name }) => name),
    isShared: (namespace) => namespace !== undefined && (shared.has(namespace) || made.hasMakers(namespace)),
    hasMakers: made.hasMakers,
    knows: (namespace) => known.has(namespace),
  };
}

/** What runs there is the distribution's. */
const OF_EVERYBODY = ['kube-system', 'kube-public', 'kube-node-lease'];

/** The way to the API server. */
const API_SERVER: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  namespace: 'default',
  name: 'kubernetes',
  labels: { component: 'apiserver', provider: 'kubernetes' },
  json: { spec: { ports: [{ name: 'https', port: 443 }] } },
  origin: 'every cluster',
};

function othersOf({ secrets, services, unusedServices = [], objects = [] }: Declared): readonly DeclaredObject[] {
  return [
    ...secrets.map(({ namespace, name }) => ({ kind: 'Secret', namespace, name })),
    ...[...services, ...unusedServices].map(({ namespace, name }) => ({ kind: 'Service', namespace, name })),
    ...objects,
  ];
}

function key(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace}/${name}`;
}
