import { isJsonObject, type Json, type JsonObject } from './json';

/** Applies a merge patch (RFC 7386): `null` takes a key away. What is not changed is shared, not copied. */
export function applyMergePatch(before: JsonObject, patch: JsonObject): JsonObject {
  const after: Record<string, Json> = { ...before };
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete after[key];
    else after[key] = isJsonObject(change) ? applyMergePatch(mapOrNone(after[key]), change) : change;
  }
  return after;
}

/**
 * Makes the merge patch that turns one into the other.
 * @throws for a new `null` in what it shall become, which no merge patch can write
 */
export function mergePatch(before: JsonObject, after: JsonObject): JsonObject {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const changed = Object.entries(after).flatMap(([key, value]): readonly (readonly [string, Json])[] => {
    const known = before[key];
    if (known === value) return [];
    if (value === null) throw new Error(`null at ${key} can not be written as a merge patch`);
    if (!isJsonObject(value)) return JSON.stringify(known) === JSON.stringify(value) ? [] : [[key, value]];
    const below = mergePatch(mapOrNone(known), value);
    return isJsonObject(known) && Object.keys(below).length === 0 ? [] : [[key, below]];
  });
  return Object.fromEntries(
    [...gone.map((key) => [key, null] as const), ...changed].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function mapOrNone(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
