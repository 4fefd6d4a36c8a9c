import { isJsonObject, type JsonObject, valueAt } from '../kubernetes/json';
import type { ChartModel } from './chart';
import { type KeyPath, keyModel } from './key-model';

/**
 * Leaves out a value of which this version of the chart has no key, and that it can do without.
 * @param path of a key that later versions have
 */
export function whereKnown(chart: ChartModel, values: JsonObject, path: KeyPath): JsonObject {
  return valueAt(keyModel(chart) as JsonObject, ...path) === undefined ? without(values, path) : values;
}

function without(values: JsonObject, [key, ...rest]: KeyPath): JsonObject {
  if (key === undefined || values[key] === undefined) return values;
  const { [key]: value, ...others } = values;
  if (rest.length === 0) return others;
  return isJsonObject(value) ? { ...values, [key]: without(value, rest) } : values;
}
