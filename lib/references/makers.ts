import { grouped } from '../collections/grouped';
import { remembered } from '../collections/remembered';
import { textsIn } from '../kubernetes/json';
import type { KubeObject } from './kube-object';
import { READ_FIELDS } from './read-fields';

/** Kinds that are not Kubernetes' own, and of which no controller makes Secrets, Services or pods. */
const MAKE_NOTHING: ReadonlySet<string> = new Set([
  ...Object.keys(READ_FIELDS),
  ...['PrometheusRule', 'Probe', 'ScrapeConfig', 'AlertmanagerConfig'],
  ...['RequestAuthentication', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'Sidecar', 'EnvoyFilter'],
  // What releases render to is known from inventories, and stages are folders beside the objects.
  ...['HelmRelease', 'HelmChart', 'HelmChartConfig', 'Kustomization', 'Application', 'AppProject'],
  ...['HelmRepository', 'GitRepository', 'OCIRepository', 'Bucket'],
]);

/** What controllers may make of custom objects, such as a Secret of a Certificate, or pods of a Prometheus. */
export interface Made {
  /** May there be something of the name in a namespace? What a controller makes mostly has a name that its object says. */
  mayBeCalled(namespace: string | undefined, name: string): boolean;

  /** May there be anything in a namespace that no object shows? */
  hasMakers(namespace: string | undefined): boolean;
}

/** What may be made of objects. Nothing is known of other kinds than those that rules read: all of them may make some. */
export function madeIn(objects: readonly KubeObject[]): Made {
  const makers = grouped(objects.filter(isMaker), ({ namespace }) => String(namespace));
  const clusterScoped = makers.get(String(undefined)) ?? [];
  const wordsIn = remembered((namespace) => wordsOf([...(makers.get(namespace) ?? []), ...clusterScoped]));
  return {
    mayBeCalled: (namespace, name) => wordsIn(String(namespace)).has(name),
    hasMakers: (namespace) => makers.has(String(namespace)),
  };
}

function isMaker({ apiVersion, kind }: KubeObject): boolean {
  const [group = ''] = apiVersion.split('/');
  const isCustom = group.includes('.') && !group.endsWith('k8s.io');
  return isCustom && !MAKE_NOTHING.has(kind);
}

function wordsOf(objects: readonly KubeObject[]): ReadonlySet<string> {
  return new Set(objects.flatMap(({ json }) => textsIn(json)));
}
