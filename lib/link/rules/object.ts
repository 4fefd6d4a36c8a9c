import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import type { KubeObject } from '../kube-object';
import { isTypo, nearest } from '../nearest';
import { type ObjectReference, objectReferences } from '../object-references';

/** Each object that another one names exists: claims, priority classes, sources and dependencies of deliveries. */
export function objectRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.objects.flatMap((object) =>
    objectReferences(object).flatMap((reference) => broken(object, reference, cluster)),
  );
}

/** Kinds that pods can't do without, wherever they run. */
const NEEDED_BY_PODS = ['PersistentVolumeClaim', 'Service', 'PriorityClass'];

function broken(object: KubeObject, reference: ObjectReference, cluster: Cluster): readonly BrokenLink[] {
  const { check, kind, namespace, name, consequence } = reference;
  if (cluster.find(kind, namespace, name)) return [];
  const known = cluster.within(kind, namespace).map((other) => other.name);
  // In a shared namespace only a slip of the pen is certain.
  const mayExist = cluster.isShared(namespace) && !NEEDED_BY_PODS.includes(kind);
  if (mayExist && !known.some((other) => isTypo(name, other))) return [];
  const near = nearest(name, known);
  const full = namespace === undefined ? name : `${namespace}/${name}`;
  return [
    brokenLink(check, object, {
      problem: `it names ${kind} ${full}, which does not exist`,
      consequence,
      fix: near ? `write ${near}` : `create the ${kind} ${name}`,
    }),
  ];
}
