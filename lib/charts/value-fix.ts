import type { Repair } from '../findings/finding';
import { setKey, together } from '../findings/repair';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import type { KeyPath } from './key-model';
import type { OwnedValue } from './owned-value';
import type { Release } from './release';
import { moveValue, removeValue, setValue } from './value-repair';

/**
 * What to change for the chart to get a value: keys of the environment file for what they decide, and overrides for the
 * rest.
 */
export function valueFix(release: Release, path: KeyPath, value: Json): Repair {
  const { decided, rest } = split(release, path, value);
  const overridden = decided.flatMap(({ at }) => removeValue(release, at) ?? []);
  return together([
    ...overridden,
    ...(rest === undefined ? [] : [setValue(release, path, rest)]),
    ...decided.map(asKey),
  ]);
}

/** What to change for a value to stand where the chart reads it, or under the key that decides it. */
export function movedValueFix(release: Release, from: KeyPath, path: KeyPath, value: Json): Repair {
  const { decided, rest } = split(release, path, value);
  if (decided.length === 0) return moveValue(release, from, path, value);
  const removal = removeValue(release, from);
  return together([
    ...(removal ? [removal] : []),
    ...(rest === undefined ? [] : [setValue(release, path, rest)]),
    ...decided.map(asKey),
  ]);
}

interface Decided {
  /** The value of the chart. */
  readonly at: KeyPath;

  /** The value below the path that is written. */
  readonly below: KeyPath;

  /** The key that decides it. */
  readonly key: OwnedValue['key'];

  /** What the key says. */
  readonly said: Json;
}

function split(release: Release, path: KeyPath, value: Json) {
  const decided = (release.owned ?? []).flatMap((each) => decidedBy(release, each, path, value));
  const rest = decided.reduce<Json | undefined>((left, { below }) => removed(left, below), value);
  return { decided, rest };
}

function asKey({ key, said }: Decided): Repair {
  return setKey(key, said);
}

function decidedBy(
  { own }: Release,
  { path: place, key, asKey: saidBy }: OwnedValue,
  path: KeyPath,
  value: Json,
): readonly Decided[] {
  if (!path.every((step, index) => step === place[index])) return [];
  const below = place.slice(path.length);
  const given = valueAt(value, ...below);
  const said = given === undefined ? undefined : saidBy ? saidBy(given, own) : given;
  return said === undefined ? [] : [{ at: place, below, key, said }];
}

/** A value without one below it; nothing if nothing is left. */
function removed(value: Json | undefined, [step, ...rest]: KeyPath): Json | undefined {
  if (step === undefined || !isJsonObject(value)) return undefined;
  const { [step]: before, ...others } = value;
  const left = before === undefined ? undefined : removed(before, rest);
  if (left !== undefined) return { ...others, [step]: left };
  return Object.keys(others).length === 0 ? undefined : others;
}
