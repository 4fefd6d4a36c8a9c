import { type Json, valueAt } from '../kubernetes/json';
import type { LinkCheck } from './broken-link';
import { hasPods, type KubeObject, listAt, objectAt, podSpec } from './kube-object';

/** A reference from an object to another one. */
export interface ObjectReference {
  /** The check that looks for the object. */
  readonly check: LinkCheck;

  /** Kind of the object that is named: `PriorityClass`. */
  readonly kind: string;

  /** Namespace of the object that is named. @default - a cluster-scoped object */
  readonly namespace?: string;

  /** Name of the object that is named. */
  readonly name: string;

  /** What happens if it does not exist, in words without a full stop. */
  readonly consequence: string;
}

/** Lists the objects that an object needs, beside those that other rules look for. */
export function objectReferences(object: KubeObject): readonly ObjectReference[] {
  if (hasPods(object)) return ofPods(object);
  switch (object.kind) {
    case 'HelmRelease':
      return [
        ...source(object, 'spec', 'chart', 'spec', 'sourceRef'),
        ...source(object, 'spec', 'chartRef'),
        ...dependencies(object),
      ];
    case 'Kustomization':
      return [...source(object, 'spec', 'sourceRef'), ...dependencies(object)];
    case 'Application':
      return project(object);
    case 'HorizontalPodAutoscaler':
      return scaled(object);
    default:
      return [];
  }
}

function ofPods(object: KubeObject): readonly ObjectReference[] {
  const spec = podSpec(object);
  const claims = listAt(spec, 'volumes').map((volume) => valueAt(volume, 'persistentVolumeClaim', 'claimName'));
  const service = valueAt(object.json, 'spec', 'serviceName');
  return [
    ...claims.flatMap((name) => reference(object, 'PersistentVolumeClaim', name, 'the pods stay pending')),
    ...reference(object, 'Service', service, 'its pods have no DNS names').map((found) => ({
      ...found,
      check: 'service' as const,
    })),
    ...priorityClass(spec.priorityClassName),
  ];
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption: `system-` is reserved. */
function priorityClass(name: Json | undefined): readonly ObjectReference[] {
  if (typeof name !== 'string' || name === '' || name.startsWith('system-')) return [];
  return [{ check: 'object', kind: 'PriorityClass', name, consequence: 'no pod is created' }];
}

function source(object: KubeObject, ...path: readonly string[]): readonly ObjectReference[] {
  const { kind, name, namespace = object.namespace ?? '' } = objectAt(object.json, ...path);
  if (typeof kind !== 'string' || typeof name !== 'string') return [];
  const consequence = 'Flux fetches nothing, and nothing of it is installed';
  return [{ check: 'delivery', kind, name, namespace: String(namespace), consequence }];
}

function dependencies(object: KubeObject): readonly ObjectReference[] {
  return listAt(object.json, 'spec', 'dependsOn').map(({ name, namespace = object.namespace ?? '' }) => ({
    check: 'delivery',
    kind: object.kind,
    name: String(name),
    namespace: String(namespace),
    consequence: 'Flux waits for it for ever',
  }));
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/projects: `default` is always there. */
function project(object: KubeObject): readonly ObjectReference[] {
  const name = valueAt(object.json, 'spec', 'project');
  if (name === 'default') return [];
  return reference(object, 'AppProject', name, 'Argo CD refuses the Application').map((found) => ({
    ...found,
    check: 'delivery' as const,
  }));
}

function scaled(object: KubeObject): readonly ObjectReference[] {
  const { kind, name } = objectAt(object.json, 'spec', 'scaleTargetRef');
  return reference(object, String(kind), name, 'nothing is scaled');
}

function reference(
  { namespace }: KubeObject,
  kind: string,
  name: Json | undefined,
  consequence: string,
): readonly ObjectReference[] {
  if (typeof name !== 'string' || name === '') return [];
  return [{ check: 'object', kind, name, ...(namespace !== undefined && { namespace }), consequence }];
}
