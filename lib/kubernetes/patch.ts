import { applyPatch, type Operation } from 'rfc6902';
import { copyJson, isJsonObject, type Json, type JsonObject } from './json';
import type { Manifest } from './manifest';
import { asPointer, isIndex, placeAt, pointerSteps } from './pointer';

/** RFC 6902 operations on one object. */
export interface ObjectPatch {
  /** The object to change. */
  readonly target: {
    /** Kind of the object: `HelmRelease`. */
    readonly kind: string;

    /** Name of the object. */
    readonly name: string;

    /** Namespace of the object. @default - kind and name decide */
    readonly namespace?: string;
  };

  /** JSON Patch operations, in the order in which they are applied. */
  readonly operations: readonly JsonObject[];
}

/** Tells whether a patch targets this object. Without a namespace, kind and name decide. */
export function isTarget({ target }: ObjectPatch, { kind, metadata }: Manifest): boolean {
  return (
    target.kind === kind &&
    target.name === metadata.name &&
    (target.namespace === undefined || target.namespace === metadata.namespace)
  );
}

/** An object after an operation, or why there is none. */
export type Operated = { readonly object: JsonObject } | { readonly failure: string };

/** Applies one operation to a copy of an object, as strictly as RFC 6902 is written. */
export function applyOperation(object: JsonObject, operation: JsonObject): Operated {
  const failure = failureOf(object, operation);
  if (failure !== undefined) return { failure };
  // To move may change the places of items, and with them what lies on the way.
  const copy = (
    operation.op === 'move' ? copyJson(object) : copyAlong(object, pointerSteps(String(operation.path)))
  ) as JsonObject; // a copy of a map is one
  // The schema of environment files lets only operations through.
  const [error] = applyPatch(copy, [operation] as readonly unknown[] as Operation[]);
  return error === null ? { object: copy } : { failure: error?.message ?? 'it cannot be applied' };
}

/** Copies what lies on the way to a place, which is all that an operation there changes, and shares everything else. */
function copyAlong(value: Json, [step, ...rest]: readonly string[]): Json {
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  const place = placeAt(value, [step]);
  if (Array.isArray(value))
    return 'found' in place ? value.with(Number(step), copyAlong(place.found, rest)) : [...value];
  return 'found' in place ? { ...value, [step]: copyAlong(place.found, rest) } : { ...value };
}

/** What every map of JavaScript has, and the library steps over. */
const INHERITED = ['__proto__', 'constructor', 'prototype'];

/**
 * What is wrong with an operation on an object. rfc6902@5.4.0 takes more than the RFC: an index `abc` for 0, `length` of
 * a list, an index beyond the end of a list to copy to.
 */
function failureOf(object: JsonObject, { op, path, from, value }: JsonObject): string | undefined {
  const to = pointerSteps(String(path));
  const inherited = [...to, ...pointerSteps(String(from ?? ''))].find((step) => INHERITED.includes(step));
  if (inherited !== undefined) return `no field of an object is called ${inherited}`;
  if (op !== 'test' && to.length === 0) return 'the whole object cannot be replaced, only what is in it';
  if (op === 'move' || op === 'copy')
    return notThere(object, pointerSteps(String(from))) ?? intoItself(op, from, to) ?? noPlace(object, to);
  if (op === 'add') return noPlace(object, to);
  return notThere(object, to) ?? (op === 'test' ? unequal(object, to, value ?? null) : undefined);
}

function notThere(object: JsonObject, steps: readonly string[]): string | undefined {
  const place = placeAt(object, steps);
  if ('found' in place) return undefined;
  return `there is nothing at ${asPointer([...place.at, place.missing])}${standing(place.at, place.above)}`;
}

/** Where something is to be put: an own key of a map, an index of a list or its end. */
function noPlace(object: JsonObject, steps: readonly string[]): string | undefined {
  const [last = ''] = steps.slice(-1);
  const above = steps.slice(0, -1);
  const place = placeAt(object, above);
  if (!('found' in place)) return notThere(object, above);
  const { found } = place;
  if (isJsonObject(found)) return undefined;
  if (!Array.isArray(found)) return `${describe(above)} is no map and no list, so nothing can be put into it`;
  if (last === '-' || (isIndex(last) && Number(last) <= found.length)) return undefined;
  return `${describe(above)} is a list of ${found.length}: its places are 0 to ${found.length}, and - for its end`;
}

function intoItself(op: string, from: Json | undefined, to: readonly string[]): string | undefined {
  const inside = op === 'move' && `${asPointer(to)}/`.startsWith(`${String(from)}/`) && asPointer(to) !== from;
  return inside ? `${String(from)} cannot be moved into itself` : undefined;
}

function unequal(object: JsonObject, steps: readonly string[], value: Json): string | undefined {
  const place = placeAt(object, steps);
  if (!('found' in place) || isSame(place.found, value)) return undefined;
  return `${describe(steps)} is ${brief(place.found)} and not ${brief(value)}`;
}

/** Whether two values are the same whatever the order of keys. */
function isSame(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index] ?? null));
  if (!isJsonObject(one) || !isJsonObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key] ?? null, other[key] ?? null))
  );
}

function standing(at: readonly string[], above: Json): string {
  if (Array.isArray(above)) return `: the list ${describe(at)} has ${above.length}, counted from 0`;
  if (!isJsonObject(above)) return `: ${describe(at)} is ${brief(above)}`;
  const keys = Object.keys(above);
  return keys.length > 0 && keys.length <= 20 ? `: ${describe(at)} has ${keys.join(', ')}` : '';
}

function describe(steps: readonly string[]): string {
  return steps.length === 0 ? 'the object' : asPointer(steps);
}

function brief(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
