import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';

/** JSON with the keys of every map in one order: the same for all that means the same. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) => (isJsonObject(part) ? sorted(part) : part));
}

function sorted(map: JsonObject): JsonObject {
  const keys = Object.keys(map).sort();
  return Object.fromEntries(keys.flatMap((key) => (map[key] === undefined ? [] : [[key, map[key]]])));
}
