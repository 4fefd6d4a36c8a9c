import { stringify } from 'yaml';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import type { KeyPath } from './key-model';
import type { OwnedValue } from './owned-value';
import type { Release } from './release';
import { mergeValues } from './values';

/**
 * Writes what to paste for the chart to get a value: keys of the environment file for what they decide, and overrides for
 * the rest.
 */
export function valueFix(release: Release, path: KeyPath, value: Json): string {
  const { owned = [], valuesPath } = release;
  const decided = owned.flatMap((each) => keyOf(release, each, path, value));
  const rest = decided.reduce<Json | undefined>((left, { below }) => removed(left, below), value);
  const override = rest === undefined ? {} : nested([...valuesPath, ...path].map(String), rest);
  return stringify(mergeValues(override, ...decided.map(({ file }) => file))).trimEnd();
}

interface Decided {
  /** The value below the path that is pasted. */
  readonly below: KeyPath;

  /** What the file says instead. */
  readonly file: JsonObject;
}

function keyOf(
  { own }: Release,
  { path: place, key, asKey }: OwnedValue,
  path: KeyPath,
  value: Json,
): readonly Decided[] {
  if (!path.every((step, index) => step === place[index])) return [];
  const below = place.slice(path.length);
  const given = valueAt(value, ...below);
  const said = given === undefined ? undefined : asKey ? asKey(given, own) : given;
  return said === undefined ? [] : [{ below, file: nested(key.map(String), said) }];
}

function nested(path: KeyPath, value: Json): JsonObject {
  const [step = '', ...rest] = path;
  return { [step]: rest.length === 0 ? value : nested(rest, value) };
}

/** A value without one below it; nothing if nothing is left. */
function removed(value: Json | undefined, [step, ...rest]: KeyPath): Json | undefined {
  if (step === undefined || !isJsonObject(value)) return undefined;
  const { [step]: before, ...others } = value;
  const left = before === undefined ? undefined : removed(before, rest);
  if (left !== undefined) return { ...others, [step]: left };
  return Object.keys(others).length === 0 ? undefined : others;
}
