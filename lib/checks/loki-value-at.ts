import { isJsonObject, type Json } from '../kubernetes/json';

/** What stands at a path of Loki's values, or `undefined`. */
export function valueAt(values: Json, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => (isJsonObject(value) ? value[step] : undefined), values);
}
