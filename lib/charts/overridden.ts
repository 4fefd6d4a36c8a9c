import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { chartDefaults, overDefaults } from './defaults';
import type { KeyPath } from './key-model';
import type { Release } from './release';
import { isSameValue } from './same-value';

/** Lists the values that overrides change. Lists are one value: they replace each other. An empty map merges to nothing. */
export function overriddenLeaves(overrides: JsonObject, path: KeyPath = []): readonly KeyPath[] {
  return Object.entries(overrides).flatMap(([key, below]) =>
    isJsonObject(below) ? overriddenLeaves(below, [...path, key]) : [[...path, key]],
  );
}

/** The values of a release as they would be without one override. */
export function withoutOverride({ values, own }: Pick<Release, 'values' | 'own'>, path: KeyPath): JsonObject {
  return replaced(values, path, valueAt(own, ...path));
}

/** The values of a release with something else in place of an override. */
export function withOther({ values }: Pick<Release, 'values'>, path: KeyPath): JsonObject {
  return replaced(values, path, other(valueAt(values, ...path)));
}

function other(value: Json | undefined): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return Array.isArray(value) ? [] : `${String(value)}-other`;
}

function replaced(values: JsonObject, [step = '', ...rest]: KeyPath, value: Json | undefined): JsonObject {
  const before = values[step];
  const below = rest.length === 0 ? value : replaced(isJsonObject(before) ? before : {}, rest, value);
  const isEmpty = rest.length > 0 && isJsonObject(below) && Object.keys(below).length === 0;
  const copy = { ...values, [step]: below ?? null };
  if (below === undefined || isEmpty) delete copy[step];
  return copy;
}

/** Tells whether the chart would get another value without the override. */
export function isSaid({ chart, values, own }: Pick<Release, 'chart' | 'values' | 'own'>, path: KeyPath): boolean {
  const alone = replaced({}, path, valueAt(own, ...path));
  const before = valueAt(overDefaults(chartDefaults(chart), alone), ...path);
  return !isSameValue(before, valueAt(values, ...path));
}
