import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { containers } from '../references/kube-object';
import type { SideWorkload } from './side';

/** Lists the containers of a workload as maps, init containers first: of its object, or as its values tell. */
export function containersOf({ object, computed }: SideWorkload): readonly JsonObject[] {
  if (object) return containers(object);
  const known = [...(computed?.initContainers ?? []), ...(computed?.containers ?? [])];
  return known.map(({ name, image, resources, securityContext }) => ({
    name,
    image,
    resources,
    ...(securityContext && { securityContext }),
  }));
}

/** Reads a text of a container; empty if there is none. */
export function textOf(container: Json | undefined, ...path: readonly string[]): string {
  const value = valueAt(container, ...path);
  return value === undefined || value === null ? '' : String(value);
}
