export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

/** Is it a map, and neither a list nor a scalar? */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path, numbers being places in lists, or `undefined`. */
export function valueAt(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((from, step) => {
    if (Array.isArray(from)) return typeof step === 'number' ? from[step] : undefined;
    return isJsonObject(from) && Object.hasOwn(from, step) ? from[step] : undefined;
  }, value);
}
