import { grouped } from '../collections/grouped';
import { remembered } from '../collections/remembered';
import type { Declared, DeclaredObject } from './declared';
import { hasPods, type KubeObject, podLabels } from './kube-object';
import { labelIndex } from './label-index';
import { madeIn } from './makers';
import { type NamedAddress, namedAddresses } from './named-addresses';
import { joinTwins } from './twins';
import { hasVariable, variableNames } from './variables';

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

  /** Those of them that no chart rendered: what a chart renders for itself, people can't change one by one. */
  ours(...kinds: readonly string[]): readonly KubeObject[];

  /** All of a kind in a namespace. */
  within(kind: string, namespace: string | undefined): readonly KubeObject[];

  /** @returns nothing if there is none of that name */
  find(kind: string, namespace: string | undefined, name: string): KubeObject | undefined;

  /** May there be one that is not among the objects: because it is declared, a controller makes it, or names are put together later? */
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

/**
 * Indexes objects.
 * @param isPlaced whether objects are in the namespaces that they say; if not, each counts as in the namespace of every other
 */
export function clusterOf(objects: readonly KubeObject[], declared: Declared, isPlaced = true): Cluster {
  const placeOf = isPlaced ? String : () => 'any';
  const key = (kind: string, namespace: string | undefined, name: string) => `${kind} ${placeOf(namespace)}/${name}`;
  const all = [API_SERVER, ...objects];
  const byKind = grouped(all, ({ kind }) => kind);
  const byPlace = grouped(all, ({ kind, namespace }) => `${kind} ${placeOf(namespace)}`);
  const keyOf = ({ kind, namespace, name }: KubeObject) => key(kind, namespace, name);
  const byName = new Map((isPlaced ? all : joinTwins(all, keyOf)).map((object) => [keyOf(object), object]));
  const pods = grouped(objects.filter(hasPods), ({ namespace }) => placeOf(namespace));
  const used = new Set(objects.flatMap(({ namespace }) => namespace ?? []));
  const known = new Set([...declared.namespaces, ...used]);
  const shared = new Set([...declared.namespaces, ...OF_EVERYBODY]);
  const others = othersOf(declared);
  const othersByPlace = grouped(others, ({ kind, namespace }) => `${kind} ${placeOf(namespace)}`);
  const declaredNames = new Set(others.map(({ kind, namespace, name }) => key(kind, namespace, name)));
  const made = madeIn(objects, placeOf);
  const mayBecome = variableNames(objects);
  const unsettled = new Set(objects.filter(isUnsettled).map(({ namespace }) => placeOf(namespace)));
  const podsIn = (namespace: string | undefined) => pods.get(placeOf(namespace)) ?? [];
  const within = (kind: string, namespace: string | undefined) => byPlace.get(`${kind} ${placeOf(namespace)}`) ?? [];
  const podIndex = remembered((namespace) => labelIndex(podsIn(namespace), podLabels));
  const serviceIndex = remembered((namespace) => labelIndex(within('Service', namespace), ({ labels }) => labels));
  const ofKind = (...kinds: readonly string[]) => kinds.flatMap((kind) => byKind.get(kind) ?? []);
  return {
    objects,
    declared,
    namespaces: [...used],
    addresses: namedAddresses(objects),
    ofKind,
    ours: (...kinds) => ofKind(...kinds).filter(({ ofChart }) => !ofChart),
    within,
    find: (kind, namespace, name) => byName.get(key(kind, namespace, name)),
    podsIn,
    podsWith: (namespace, labels) => podIndex(placeOf(namespace))(labels),
    servicesWith: (namespace, labels) => serviceIndex(placeOf(namespace))(labels),
    mayExist: (kind, namespace, name) =>
      declaredNames.has(key(kind, namespace, name)) ||
      made.mayBeCalled(namespace, name) ||
      [name, namespace ?? ''].some(hasVariable) ||
      mayBecome(kind, name),
    names: (kind, namespace) =>
      [byPlace, othersByPlace]
        .flatMap((places) => places.get(`${kind} ${placeOf(namespace)}`) ?? [])
        .map(({ name }) => name),
    isShared: (namespace) =>
      namespace !== undefined &&
      (shared.has(namespace) ||
        made.hasMakers(namespace) ||
        unsettled.has(placeOf(namespace)) ||
        hasVariable(namespace)),
    hasMakers: made.hasMakers,
    knows: (namespace) => !isPlaced || known.has(namespace),
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

/** Its labels, or those of its pods, are put together later. */
function isUnsettled(object: KubeObject): boolean {
  return [object.labels, podLabels(object)].some((labels) => Object.values(labels).map(String).some(hasVariable));
}
