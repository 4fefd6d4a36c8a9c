import { createHash } from 'node:crypto';
import { hasPods, type KubeObject, podTemplate } from '../references/kube-object';
import { canonicalJson } from './canonical';

/** Fingerprints of pod templates: `StatefulSet loki-write` and what pods are made of. One that changes restarts them. */
export type PodTemplates = Readonly<Record<string, string>>;

/** Names a workload of a release in its inventory. */
export function templateKey({ kind, name }: Pick<KubeObject, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

/** Takes the fingerprint of each pod template among whole objects, by their names. */
export function podTemplates(objects: readonly KubeObject[]): PodTemplates {
  const templates = objects.filter(hasPods).map((object) => [templateKey(object), fingerprint(object)] as const);
  return Object.fromEntries(templates.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Equal texts for equal templates, whatever the order of their keys. */
export function fingerprint(object: KubeObject): string {
  return createHash('sha256')
    .update(canonicalJson(podTemplate(object)))
    .digest('hex')
    .slice(0, 16);
}
