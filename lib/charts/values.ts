import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { copyJson, isJsonObject, type JsonObject } from '../kubernetes/json';
import { packageRoot } from '../places/package-root';

const cache = new Map<string, JsonObject>();

/**
 * Reads one file of `charts-values/`, for example `loki/base.yaml`.
 * @throws if there is no such file: a mistake in this project, never in an environment file.
 */
export function readChartValues(file: string): JsonObject {
  const known = cache.get(file);
  if (known) return known;
  const values: unknown = parse(readChartFile(file));
  if (!isJsonObject(values)) throw new Error(`charts-values/${file} must hold a map`);
  cache.set(file, values);
  return values;
}

/** Reads a file of `charts-values/`. */
export function readChartFile(file: string): string {
  return readFileSync(join(packageRoot(), 'charts-values', file), 'utf8');
}

/** Is there such a file in `charts-values/`? */
export function hasChartFile(file: string): boolean {
  return existsSync(join(packageRoot(), 'charts-values', file));
}

/** Merges values as Helm does: maps merge key by key, everything else is replaced by the later layer. */
export function mergeValues(...layers: readonly JsonObject[]): JsonObject {
  const merged: JsonObject = {};
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      const before = merged[key];
      merged[key] = isJsonObject(before) && isJsonObject(value) ? mergeValues(before, value) : copyJson(value);
    }
  }
  return merged;
}
