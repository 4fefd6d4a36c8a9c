import { isJsonObject, type Json, type JsonObject } from '../../kubernetes/json';

/**
 * Lays a file over the one it extends: maps merge key by key, everything else replaces. Nothing is copied that only one
 * of the two has, so a base that a thousand files extend costs its size once.
 */
export function mergeLayers(base: JsonObject, derived: JsonObject): JsonObject {
  const merged = new Map<string, Json>(Object.entries(base));
  for (const [key, value] of Object.entries(derived)) {
    const before = merged.get(key);
    merged.set(key, isJsonObject(before) && isJsonObject(value) ? mergeLayers(before, value) : value);
  }
  // Unlike an assignment, this keeps a key named `__proto__` a key.
  return Object.fromEntries(merged);
}
