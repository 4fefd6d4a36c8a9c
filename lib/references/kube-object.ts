import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from '../kubernetes/json';
import { groupOf, knownScope, type ScopeOf } from '../kubernetes/scope';

/** An object of Kubernetes, wherever it was read: in `dist/`, in what a chart rendered, in a folder of somebody. */
export interface KubeObject {
  /** API group and version: `apps/v1`. */
  readonly apiVersion: string;

  /** Kind of the object: `ConfigMap`. */
  readonly kind: string;

  /** Namespace of the object. @default - a cluster-scoped object */
  readonly namespace?: string;

  /** Name of the object. */
  readonly name: string;

  /** Labels of the object itself, not of its pods. */
  readonly labels: Readonly<Record<string, Json>>;

  /** The whole object as plain data. */
  readonly json: JsonObject;

  /** Where it was read, for messages: a file, or `release loki`. */
  readonly origin: string;

  /** A chart rendered it: people change it by values alone. @default - somebody wrote it as it is */
  readonly ofChart?: true;
}

/**
 * Makes an object of plain data.
 * @param namespace that of objects which do not say theirs, of kinds that are in namespaces: that of the release
 * @param scopeOf what is known of kinds
 * @returns nothing if the data is no object of Kubernetes
 */
export function kubeObject(
  data: unknown,
  origin: string,
  namespace?: string,
  scopeOf: ScopeOf = knownScope,
): KubeObject | undefined {
  if (!isJsonObject(data)) return undefined;
  const { apiVersion, kind } = data;
  const name = valueAt(data, 'metadata', 'name');
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') return undefined;
  const scope = scopeOf(groupOf(apiVersion), kind);
  const said = valueAt(data, 'metadata', 'namespace');
  // Of a kind that nobody knows, an object without a namespace may be in none.
  const own = scope === 'Cluster' ? undefined : (said ?? (scope === 'Namespaced' ? namespace : undefined));
  const labels = objectAt(data, 'metadata', 'labels');
  return { apiVersion, kind, ...(typeof own === 'string' && { namespace: own }), name, labels, json: data, origin };
}

/** Names an object for messages: `Service monitoring/loki`. */
export function describeObject({ kind, namespace, name }: KubeObject): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** Reads the map at a path; empty if there is none. */
export function objectAt(json: Json | undefined, ...path: readonly (string | number)[]): JsonObject {
  const value = valueAt(json, ...path);
  return isJsonObject(value) ? value : {};
}

/** Reads the maps in the list at a path; empty if there is none. */
export function listAt(json: Json | undefined, ...path: readonly (string | number)[]): readonly JsonObject[] {
  return listIn(json, ...path).filter(isJsonObject);
}

/** Tells whether a map holds all entries of another. */
export function holds(labels: Readonly<Record<string, Json>>, wanted: Readonly<Record<string, Json>>): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

const RUNNERS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'];

/** Tells whether an object runs pods for good, as a Deployment does and a Job does not. */
export function runsPods({ kind }: KubeObject): boolean {
  return RUNNERS.includes(kind);
}

const RUN_ONCE = ['Pod', 'Job', 'CronJob'];

/** Tells whether an object runs pods, for good or once. */
export function hasPods(object: KubeObject): boolean {
  return runsPods(object) || RUN_ONCE.includes(object.kind);
}

/** Reads the pod template of an object: a Pod is its own, a CronJob's is deeper. */
export function podTemplate({ kind, json }: KubeObject): JsonObject {
  if (kind === 'Pod') return json;
  if (kind === 'CronJob') return objectAt(json, 'spec', 'jobTemplate', 'spec', 'template');
  return objectAt(json, 'spec', 'template');
}

/** Reads the labels of the pods that an object runs. */
export function podLabels(object: KubeObject): JsonObject {
  return objectAt(podTemplate(object), 'metadata', 'labels');
}

/** Reads the pod spec of an object; empty if it has none. */
export function podSpec(object: KubeObject): JsonObject {
  return objectAt(podTemplate(object), 'spec');
}

/** Lists all containers of a pod, init containers first. */
export function containers(object: KubeObject): readonly JsonObject[] {
  const spec = podSpec(object);
  return [...listAt(spec, 'initContainers'), ...listAt(spec, 'containers')];
}
