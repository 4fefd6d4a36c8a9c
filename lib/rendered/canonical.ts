import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';

/** Prints JSON with the keys of every map sorted, so that equal values have equal texts. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) => (isJsonObject(part) ? sorted(part) : part));
}

function sorted(map: JsonObject): JsonObject {
  const keys = Object.keys(map).sort();
  return Object.fromEntries(keys.flatMap((key) => (map[key] === undefined ? [] : [[key, map[key]]])));
}
