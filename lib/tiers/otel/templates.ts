import { isJsonObject, type Json, type JsonObject } from '../../kubernetes/json';

/** The chart renders the configuration as a template, in which `{{` would begin an action. */
export function escapeTemplates(config: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, escapeTemplate(value)]));
}

function escapeTemplate(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('{{', '{{`{{`}}');
  if (Array.isArray(value)) return value.map(escapeTemplate);
  return isJsonObject(value) ? escapeTemplates(value) : value;
}
