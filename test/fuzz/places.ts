import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';

/** What holds a value, and by which key. */
export type Slot = Pick<Place, 'holder' | 'key'>;

/** A place in the data of a file: what holds it, and by which key. */
export interface Place {
  /** The map or list that has it. */
  readonly holder: JsonObject | Json[];

  /** Its key, or its index. */
  readonly key: string | number;

  /** The keys that lead to it from the top of the file. */
  readonly path: readonly (string | number)[];
}

/** @returns every place of a value, in the order of the file */
export function placesIn(value: Json, path: Place['path'] = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const place = { holder: value, key, path: [...path, key] };
    return [place, ...placesIn(read(place), place.path)];
  });
}

/** @returns the maps of a value, itself included */
export function mapsIn(value: Json): readonly JsonObject[] {
  return [value, ...placesIn(value).map(read)].filter(isJsonObject);
}

/** @returns what stands at a place */
export function read({ holder, key }: Slot): Json {
  return (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null;
}

/** Puts a value at a place. A key such as `__proto__` stays a key. */
export function write({ holder, key }: Slot, value: Json): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Takes a place out of what holds it. */
export function remove({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** Gives a key of a map another name, at its place; an item of a list has none. */
export function renameKey({ holder, key }: Slot, name: string): void {
  if (Array.isArray(holder)) return;
  const entries = Object.entries(holder);
  for (const old of Object.keys(holder)) delete holder[old];
  for (const [old, value] of entries) write({ holder, key: old === key ? name : old }, value);
}
