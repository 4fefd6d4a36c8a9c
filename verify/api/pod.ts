import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { type KubeObject, listAt, objectAt, podSpec, podTemplate } from '../../lib/references/kube-object';

/**
 * The pod that an object would run. Without controllers nobody makes pods of a template, and Pod Security refuses nothing
 * else. Priorities are not there in a dry run, and neither are the volumes of claims.
 * @returns nothing for what runs no pods
 */
export function podOf(object: KubeObject): JsonObject | undefined {
  const { priorityClassName: _, volumes = [], ...spec } = podSpec(object);
  if (!Array.isArray(spec.containers)) return undefined;
  const template = objectAt(podTemplate(object), 'metadata');
  const metadata = {
    ...pick(template, 'labels', 'annotations'),
    name: 'judged',
    namespace: object.namespace ?? 'default',
  };
  const claims = listAt(object.json, 'spec', 'volumeClaimTemplates').map((claim) => ({
    name: valueAt(claim, 'metadata', 'name') ?? '',
    emptyDir: {},
  }));
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...spec, volumes: [...listAt(volumes), ...claims] } };
}

function pick(from: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}
