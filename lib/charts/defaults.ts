import { copyJson, isJsonObject, type JsonObject } from '../kubernetes/json';
import type { ChartModel } from './chart';
import { readChartFile } from './values';

const read = new Map<string, JsonObject>();

/**
 * Reads the values that a chart has by itself, those of its subcharts under their keys. Texts of several lines and texts
 * that the chart expands as templates are left out: the model of the chart computes what they say.
 */
export function chartDefaults({ name, version }: ChartModel): JsonObject {
  const file = `defaults/${name}-${version}.json`;
  const known = read.get(file);
  if (known) return known;
  // Their shape is tested once, in test/charts/defaults.test.ts.
  const defaults: JsonObject = JSON.parse(readChartFile(file));
  read.set(file, defaults);
  return defaults;
}

/** Merges values into the defaults of their chart as Helm does before it expands a template. */
export function effectiveValues(chart: ChartModel, values: JsonObject): JsonObject {
  return overDefaults(chartDefaults(chart), values);
}

/**
 * Merges values into defaults: maps merge, `null` removes a default and stays where there is none, everything else replaces. A default that is `null`
 * is none: helm/helm@v4.0.0:pkg/chart/common/util/coalesce.go
 */
export function overDefaults(defaults: JsonObject, values: JsonObject): JsonObject {
  const merged: JsonObject = {};
  for (const [key, value] of Object.entries(defaults))
    if (value !== null && !Object.hasOwn(values, key))
      merged[key] = isJsonObject(value) ? overDefaults(value, {}) : copyJson(value);
  for (const [key, value] of Object.entries(values)) {
    const before = defaults[key];
    if (value === null && (before ?? null) !== null) continue;
    merged[key] = isJsonObject(before) && isJsonObject(value) ? overDefaults(before, value) : copyJson(value);
  }
  return merged;
}
