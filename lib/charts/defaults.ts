import { isJsonObject, type JsonObject } from '../kubernetes/json';
import type { ChartModel } from './chart';
import { modelOfChart } from './models';

/**
 * Tells the values that a chart has by itself, those of its subcharts under their keys. Texts of several lines and texts
 * that the chart expands as templates are left out: the model of the chart computes what they say.
 */
export function chartDefaults(chart: ChartModel): JsonObject {
  return modelOfChart(chart).defaults;
}

const merged = new WeakMap<JsonObject, Map<string, JsonObject>>();

/**
 * Merges values into the defaults of their chart as Helm does before it expands a template. What is merged once is
 * remembered, and shares what the values leave alone with the defaults: nobody changes it.
 */
export function effectiveValues(chart: ChartModel, values: JsonObject): JsonObject {
  const name = `${chart.publisher}/${chart.name}-${chart.modelled}`;
  const known = merged.get(values) ?? new Map<string, JsonObject>();
  merged.set(values, known);
  const before = known.get(name);
  if (before) return before;
  const now = overDefaults(chartDefaults(chart), values);
  known.set(name, now);
  return now;
}

/**
 * Merges values into defaults: maps merge, `null` removes a default and stays where there is none, everything else
 * replaces. A default that is `null` is none: helm/helm@v4.0.0:pkg/chart/common/util/coalesce.go
 */
export function overDefaults(defaults: JsonObject, values: JsonObject): JsonObject {
  const over = { ...withoutNulls(defaults) };
  for (const [key, value] of Object.entries(values)) {
    const before = defaults[key];
    if (value === null && (before ?? null) !== null) delete over[key];
    else over[key] = isJsonObject(before) && isJsonObject(value) ? overDefaults(before, value) : value;
  }
  return over;
}

const cleaned = new WeakMap<JsonObject, JsonObject>();

function withoutNulls(defaults: JsonObject): JsonObject {
  const known = cleaned.get(defaults);
  if (known) return known;
  const entries = Object.entries(defaults).filter(([, value]) => value !== null);
  const clean = Object.fromEntries(
    entries.map(([key, value]) => [key, isJsonObject(value) ? withoutNulls(value) : value]),
  );
  cleaned.set(defaults, clean);
  cleaned.set(clean, clean);
  return clean;
}
