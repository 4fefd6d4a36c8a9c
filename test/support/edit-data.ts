import { type Edit, type EnvironmentPath, formatPath } from '../../lib/findings/finding';
import { goesEmpty } from '../../lib/findings/repair';
import { copyJson, isJsonObject, type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';

/** Makes edits in plain data: what the files must say afterwards. */
export function applyToData(data: Json, edits: readonly Edit[]): Json {
  return edits.reduce(edited, data);
}

function edited(data: Json, edit: Edit): Json {
  const { path } = edit;
  switch (edit.change) {
    case 'set':
      return put(data, path, (before) => laidOver(before, edit.value));
    case 'add':
      return put(data, path, (before) => [...(Array.isArray(before) ? before : []), edit.value]);
    case 'remove':
      return removed(data, path) ?? {};
    case 'move': {
      const value = valueAt(data, ...path);
      if (value === undefined) return data;
      return put(removed(data, path) ?? {}, edit.to, (before) => laidOver(before, copyJson(value)));
    }
  }
}

function put(data: Json | undefined, [step, ...rest]: EnvironmentPath, make: (before?: Json) => Json): Json {
  if (step === undefined) return make(data);
  if (typeof step === 'number' && Array.isArray(data))
    return data.map((item, index) => (index === step ? put(item, rest, make) : item));
  const map = isJsonObject(data) ? data : {};
  return { ...map, [step]: put(map[step], rest, make) };
}

/** Maps merge key by key, everything else replaces. */
export function laidOver(before: Json | undefined, value: Json): Json {
  if (!isJsonObject(before) || !isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]): [string, Json] => [key, laidOver(before[key], each)]);
  return { ...before, ...Object.fromEntries<Json>(entries) };
}

/** @returns `undefined` where nothing is left that must stay */
function removed(data: Json | undefined, path: EnvironmentPath, at: EnvironmentPath = []): Json | undefined {
  const step = path[at.length];
  if (step === undefined) return undefined;
  const here = [...at, step];
  if (Array.isArray(data)) {
    const left = removed(data[Number(step)], path, here);
    const items = data.flatMap((item, index) => (index !== step ? [item] : left === undefined ? [] : [left]));
    return items.length === 0 && data.length > 0 && goesEmpty(at) ? undefined : items;
  }
  if (!isJsonObject(data) || data[step] === undefined) return data;
  const { [step]: before, ...others } = data;
  const left = removed(before, path, here);
  if (left !== undefined) return { ...data, [step]: left };
  // A patch is of no use without operations.
  if (step === 'operations') return undefined;
  return Object.keys(others).length === 0 && goesEmpty(at) ? undefined : others;
}

/** Lists what is gone or changed although no edit says so. */
export function lostBy(before: JsonObject, after: JsonObject, edits: readonly Edit[]): readonly string[] {
  const gone = edits.flatMap(({ change, path }) => (change === 'remove' || change === 'move' ? [path] : []));
  const shortened = gone.filter((path) => path.some((step) => typeof step === 'number'));
  return leavesOf(before, []).flatMap(([path, value]) => {
    if (gone.some((other) => isWithin(path, other))) return [];
    if (JSON.stringify(valueAt(after, ...path)) === JSON.stringify(value)) return [];
    const set = edits.find((edit) => edit.change === 'set' && isWithin(path, edit.path));
    if (set && formatPath(path) === formatPath(set.path)) return [];
    // Items of a list move up, or are repeated in another order.
    const list = set?.path ?? shortened.find((other) => isWithin(path, other.slice(0, firstIndex(other))));
    if (list && holds(valueAt(after, ...list.slice(0, firstIndex(list))), value)) return [];
    if (isEmpty(value)) return [];
    return [formatPath(path)];
  });
}

function firstIndex(path: EnvironmentPath): number {
  const index = path.findIndex((step) => typeof step === 'number');
  return index < 0 ? path.length : index;
}

function isWithin(path: EnvironmentPath, other: EnvironmentPath): boolean {
  return other.every((step, index) => path[index] === step);
}

function holds(value: Json | undefined, wanted: Json): boolean {
  return value !== undefined && leavesOf(value, []).some(([, leaf]) => JSON.stringify(leaf) === JSON.stringify(wanted));
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function leavesOf(value: Json, path: EnvironmentPath): readonly (readonly [EnvironmentPath, Json])[] {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return [[path, value]];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, below]) => leavesOf(below, [...path, key]));
}
