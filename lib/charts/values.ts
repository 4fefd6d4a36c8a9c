import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { copyJson, isJsonObject, type JsonObject } from '../kubernetes/json';
import { packageRoot } from '../places/package-root';

const cache = new Map<string, JsonObject>();
let ownFolder: string | undefined;

/**
 * Has what a repository keeps in a folder like `charts-values/` win over what the package brings: values are merged over
 * its values, and a model takes the place of its model. Called once, before anything is read.
 */
export function useOwnCharts(folder: string): void {
  ownFolder = folder;
  cache.clear();
}

/**
 * Reads one file of `charts-values/`, for example `loki/base.yaml`.
 * @throws if there is no such file: a mistake in this project, never in an environment file.
 */
export function readChartValues(file: string): JsonObject {
  const known = cache.get(file);
  if (known) return known;
  const own = ownChartValues(file);
  const values = own === undefined ? packagedChartValues(file) : mergeValues(packagedChartValues(file), own);
  cache.set(file, values);
  return values;
}

/** Reads what a repository has of a file of `charts-values/`. @returns `undefined` if it has none */
export function ownChartValues(file: string): JsonObject | undefined {
  const path = ownPath(file);
  return path === undefined ? undefined : parseMap(path);
}

let prepared: Readonly<Record<string, JsonObject>> | undefined;

/** Reads what the package has of a file of `charts-values/`: its build has parsed what never changes. */
export function packagedChartValues(file: string): JsonObject {
  const built = join(__dirname, 'charts-values.json');
  prepared ??= existsSync(built) ? JSON.parse(readFileSync(built, 'utf8')) : {};
  return prepared?.[file] ?? parseMap(packagedPath(file));
}

function parseMap(path: string): JsonObject {
  const values: unknown = parse(readFileSync(path, 'utf8'));
  if (!isJsonObject(values)) throw new Error(`${path} must hold a map`);
  return values;
}

/** Reads a file of `charts-values/`. */
export function readChartFile(file: string): string {
  return readFileSync(ownPath(file) ?? packagedPath(file), 'utf8');
}

/** Reads a file of `charts-values/` as the package brings it. */
export function readPackagedFile(file: string): string {
  return readFileSync(packagedPath(file), 'utf8');
}

/** Lists the files that a repository has of a folder of `charts-values/`, those of its folders among them. */
export function listOwnFiles(folder: string): readonly string[] {
  const path = ownPath(folder);
  if (path === undefined) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name.split(/[\\/]/).join('/')}`)
    .sort();
}

/** Is there such a file in `charts-values/`? */
export function hasChartFile(file: string): boolean {
  return ownPath(file) !== undefined || existsSync(packagedPath(file));
}

function packagedPath(file: string): string {
  return join(packageRoot(), 'charts-values', file);
}

function ownPath(file: string): string | undefined {
  if (ownFolder === undefined) return undefined;
  const path = join(ownFolder, file);
  return existsSync(path) ? path : undefined;
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
