import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { KubeObject } from './kube-object';

/**
 * Joins objects that have the same key: an overlay of Kustomize says a part of its base again, and a folder of several
 * clusters has what each of them has. Of two texts the last one holds, and lists and maps have what either has.
 */
export function joinTwins(
  objects: readonly KubeObject[],
  keyOf: (object: KubeObject) => string,
): readonly KubeObject[] {
  const joined = new Map<string, KubeObject>();
  for (const object of objects) {
    const before = joined.get(keyOf(object));
    joined.set(keyOf(object), before ? join(before, object) : object);
  }
  return [...joined.values()];
}

function join(one: KubeObject, other: KubeObject): KubeObject {
  return { ...one, labels: { ...one.labels, ...other.labels }, json: joinMaps(one.json, other.json) };
}

function joinMaps(one: JsonObject, other: JsonObject): JsonObject {
  const both = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = both[key];
    both[key] = before === undefined ? value : joinValues(before, value);
  }
  return both;
}

function joinValues(one: Json, other: Json): Json {
  if (Array.isArray(one) && Array.isArray(other)) return joinLists(one, other);
  return isJsonObject(one) && isJsonObject(other) ? joinMaps(one, other) : other;
}

/** Items with the same name are the same one, as in a strategic merge patch. */
function joinLists(one: readonly Json[], other: readonly Json[]): Json[] {
  const items = [...one];
  for (const item of other) {
    const at = items.findIndex((known) => isSame(known, item));
    const known = items[at];
    if (known === undefined) items.push(item);
    else items[at] = joinValues(known, item);
  }
  return items;
}

function isSame(one: Json, other: Json): boolean {
  if (isJsonObject(one) && isJsonObject(other)) return one.name !== undefined && one.name === other.name;
  return one === other;
}
