import { grouped } from '../collections/grouped';
import { remembered } from '../collections/remembered';
import { textsIn } from '../kubernetes/json';
import { groupOf, isBuiltIn } from '../kubernetes/scope';
import { type KubeObject, objectAt } from './kube-object';
import { READ_FIELDS } from './read-fields';
import { madeOfVariables } from './variables';

/** Kinds that are not Kubernetes' own, and of which no controller makes Secrets, Services or pods. */
const MAKE_NOTHING: ReadonlySet<string> = new Set([
  ...Object.keys(READ_FIELDS),
  ...['PrometheusRule', 'Probe', 'ScrapeConfig', 'AlertmanagerConfig'],
  ...['RequestAuthentication', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'Sidecar', 'EnvoyFilter'],
  // What releases render to is known from inventories, and stages are folders beside the objects.
  ...['HelmRelease', 'HelmChart', 'HelmChartConfig', 'Kustomization', 'Application', 'AppProject'],
  ...['HelmRepository', 'GitRepository', 'OCIRepository', 'Bucket'],
  // https://gateway-api.sigs.k8s.io: a Gateway makes pods and a Service, routes make nothing.
  ...['GatewayClass', 'GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute', 'ReferenceGrant'],
]);

/** What controllers may make of custom objects, such as a Secret of a Certificate, or pods of a Prometheus. */
export interface Made {
  /** May there be something of the name in a namespace? What a controller makes mostly has a name that its object says. */
  mayBeCalled(namespace: string | undefined, name: string): boolean;

  /** May there be anything in a namespace that no object shows? */
  hasMakers(namespace: string | undefined): boolean;
}

/**
 * What may be made of objects. Nothing is known of other kinds than those that rules read: all of them may make some, and
 * those without a namespace in any.
 * @param placeOf key of a namespace: what is in one may make something there
 */
export function madeIn(objects: readonly KubeObject[], placeOf: (namespace: string | undefined) => string): Made {
  const makers = grouped(objects.filter(isMaker), ({ namespace }) => placeOf(namespace));
  const anywhere = placeOf(undefined);
  const inReach = remembered((place) => [
    ...(makers.get(place) ?? []),
    ...(place === anywhere ? [] : (makers.get(anywhere) ?? [])),
  ]);
  const wordsIn = remembered((place) => wordsOf(inReach(place)));
  const mayCome = remembered((place) => madeOfVariables([...wordsIn(place)]));
  const copied = new Set(objects.filter(isCopied).map(({ name }) => name));
  return {
    mayBeCalled: (namespace, name) => {
      const place = placeOf(namespace);
      if (copied.has(name) || wordsIn(place).has(name) || mayCome(place)(name)) return true;
      return inReach(place).some((maker) => isDerived(name, maker));
    },
    hasMakers: (namespace) => makers.has(placeOf(namespace)),
  };
}

/**
 * Annotations by which a controller copies a Secret or a ConfigMap into other namespaces: those of emberstack's reflector,
 * mittwald's replicator and config-syncer.
 */
const COPIES = /^(?:reflector\.v1\.k8s\.emberstack\.com|replicator\.v1\.mittwald\.de|kubed\.appscode\.com)\//;

function isCopied({ json }: KubeObject): boolean {
  return Object.keys(objectAt(json, 'metadata', 'annotations')).some((key) => COPIES.test(key));
}

function isMaker({ apiVersion, kind }: KubeObject): boolean {
  return !isBuiltIn(groupOf(apiVersion)) && !MAKE_NOTHING.has(kind);
}

/** `pg-app` and `app.pg.credentials` are made of `pg`. */
function isDerived(name: string, { name: maker }: KubeObject): boolean {
  return name.startsWith(`${maker}-`) || name.endsWith(`-${maker}`) || name.includes(`.${maker}.`);
}

function wordsOf(objects: readonly KubeObject[]): ReadonlySet<string> {
  return new Set(objects.flatMap(({ json }) => textsIn(json)));
}
