import { isJsonObject, type Json } from '../kubernetes/json';

/** Path to values in an object: `*` is every item of a list, or every key of a map. */
export type FieldPath = readonly string[];

/** Lists all values at a path, in their order. */
export function valuesAt(json: Json | undefined, [step, ...rest]: FieldPath): readonly Json[] {
  if (json === undefined) return [];
  if (step === undefined) return [json];
  if (step === '*') return below(json).flatMap((value) => valuesAt(value, rest));
  return isJsonObject(json) && Object.hasOwn(json, step) ? valuesAt(json[step], rest) : [];
}

function below(json: Json): readonly Json[] {
  if (Array.isArray(json)) return json;
  return isJsonObject(json) ? Object.values(json) : [];
}
