import type { JsonObject } from '../kubernetes/json';

/** Makes an object of a workload, as far as `effectiveWorkload` reads it. */
export function workloadObject(kind: string, name: string, spec: JsonObject, pod: JsonObject): JsonObject {
  return { kind, metadata: { name }, spec: { ...spec, template: { spec: pod } } };
}
