import { type BrokenLink, brokenLink, inNamespace } from '../broken-link';
import type { Cluster } from '../cluster';
import type { KubeObject } from '../kube-object';
import { isTypo, writeOrCreate } from '../nearest';
import { type ObjectReference, objectReferences } from '../object-references';

/** Each object that another one names exists: claims, priority classes, sources and dependencies of deliveries. */
export function objectRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.objects.flatMap((object) =>
    objectReferences(object)
      .filter(({ kind }) => !object.ofChart || NEEDED_BY_PODS.includes(kind))
      .flatMap((reference) => broken(object, reference, cluster)),
  );
}

/** Kinds that pods can't do without, wherever they run. */
const NEEDED_BY_PODS = ['PersistentVolumeClaim', 'Service', 'PriorityClass'];

function broken(object: KubeObject, reference: ObjectReference, cluster: Cluster): readonly BrokenLink[] {
  const { check, kind, namespace, name, consequence } = reference;
  if (cluster.find(kind, namespace, name) || cluster.mayExist(kind, namespace, name)) return [];
  const known = cluster.names(kind, namespace);
  // In a shared namespace only a slip of the pen is certain.
  const mayExist = cluster.isShared(namespace) && !NEEDED_BY_PODS.includes(kind);
  if (mayExist && !known.some((other) => isTypo(name, other))) return [];
  const full = namespace === undefined ? name : `${namespace}/${name}`;
  const text = {
    problem: `it names ${kind} ${full}, which does not exist`,
    consequence,
    fix: fixOf(reference, known, cluster),
    declaration: { list: 'objects', kind, ...(namespace !== undefined && { namespace }), name } as const,
  };
  return [brokenLink(check, object, text, inNamespace(namespace))];
}

function fixOf({ kind, namespace, name }: ObjectReference, known: readonly string[], cluster: Cluster): string {
  // https://github.com/open-telemetry/opentelemetry-helm-charts/issues/1024: kinds are not found in other letters.
  const alike = cluster.objects.find(
    (other) => other.name === name && other.namespace === namespace && other.kind.toLowerCase() === kind.toLowerCase(),
  );
  if (alike) return `write the kind ${alike.kind}`;
  return writeOrCreate(kind, name, known);
}
