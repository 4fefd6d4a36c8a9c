import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import type { Edit, EnvironmentPath } from './finding';
import { goesEmpty } from './repair';

/** Makes the edits of a repair in the data of an environment, which stays as it is. */
export function applyEdits(data: Json, edits: readonly Edit[]): Json {
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
      return put(removed(data, path) ?? {}, edit.to, (before) => laidOver(before, value));
    }
  }
}

function put(data: Json | undefined, [step, ...rest]: EnvironmentPath, make: (before?: Json) => Json): Json {
  if (step === undefined) return make(data);
  if (typeof step === 'number' && Array.isArray(data)) {
    return data.map((item, index) => (index === step ? put(item, rest, make) : item));
  }
  const map = isJsonObject(data) ? data : {};
  return { ...map, [step]: put(map[step], rest, make) };
}

/** Lays a value over another one: maps merge key by key, everything else replaces. */
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
  if (path[0] === 'patches' && step === 'operations') return undefined;
  return Object.keys(others).length === 0 && goesEmpty(at) ? undefined : others;
}
