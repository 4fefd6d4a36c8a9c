export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

/** Tells whether a value is a map, and neither a list nor a scalar. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Copies a value, so that whoever changes the copy leaves the value as it is. */
export function copyJson(value: Json): Json {
  if (Array.isArray(value)) return value.map(copyJson);
  if (!isJsonObject(value)) return value;
  // Unlike an assignment, this keeps a key named `__proto__` a key.
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyJson(entry)]));
}

/** Collects all texts in a value, at any depth. */
export function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Reads the value at a path, or `undefined`; numbers are places in lists. */
export function valueAt(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((from, step) => {
    if (Array.isArray(from)) return typeof step === 'number' ? from[step] : undefined;
    return isJsonObject(from) && Object.hasOwn(from, step) ? from[step] : undefined;
  }, value);
}

/** Reads the list at a path; empty if there is none. */
export function listIn(value: Json | undefined, ...path: readonly (string | number)[]): readonly Json[] {
  const list = valueAt(value, ...path);
  return Array.isArray(list) ? list : [];
}
