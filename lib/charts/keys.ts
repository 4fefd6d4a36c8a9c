import { entryOf } from '../collections/entry-of';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { ChartModel } from './chart';
import { isLeaf, type KeyMap, type KeyPath, keyModel, type Leaf, subchartKeys, type ValueType } from './key-model';
import { nearestKey } from './nearest-key';

export interface ValueProblem {
  /** Where it stands in the values; numbers are places in a list. */
  readonly path: readonly (string | number)[];

  /** `not-allowed` is a string outside the closed set in `expected`. */
  readonly kind: 'unknown-key' | 'wrong-type' | 'not-allowed' | 'null';

  /** The known key that was probably meant, from the top. @default - none is near enough */
  readonly nearest?: KeyPath;

  /** What may stand there. @default - the key is unknown, or anything but `null` may */
  readonly expected?: ValueType | readonly string[];
}

/** Finds everything in `values` that this version of the chart does not understand. */
export function valueProblems(chart: ChartModel, values: JsonObject): readonly ValueProblem[] {
  const model = keyModel(chart);
  return mapProblems(values, { all: model, own: ownKeys(chart, model) }, model, []);
}

/** The keys of a chart, with and without those of its subcharts. */
interface Keys {
  readonly all: KeyMap;
  readonly own: KeyMap;
}

const own = new WeakMap<KeyMap, KeyMap>();

function ownKeys(chart: ChartModel, model: KeyMap): KeyMap {
  const known = own.get(model);
  if (known) return known;
  const subcharts = subchartKeys(chart);
  const keys = Object.fromEntries(Object.entries(model).filter(([key]) => !subcharts.includes(key)));
  own.set(model, keys);
  return keys;
}

function mapProblems(values: JsonObject, model: Keys, keys: KeyMap, path: KeyPath): readonly ValueProblem[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const here = [...path, key];
    const known = entryOf(keys, key);
    if (known === undefined) {
      // Whoever misplaces a key rarely means one of a subchart.
      const nearest = nearestKey(key, keys, model.own, path) ?? nearestKey(key, keys, model.all, path);
      return [{ path: here, kind: 'unknown-key', ...(nearest && { nearest }) }];
    }
    if (isLeaf(known)) return leafProblems(value, known, here);
    return isJsonObject(value) ? mapProblems(value, model, known, here) : leafProblems(value, 'map', here);
  });
}

function leafProblems(value: Json, leaf: Leaf, path: KeyPath): readonly ValueProblem[] {
  const expected = leaf === 'any' ? undefined : leaf;
  if (value === null) return [{ path, kind: 'null', ...(expected && { expected }) }];
  if (expected === undefined) return nullsBelow(value, path);
  if (typeof expected !== 'string') {
    const allowed = typeof value === 'string' && expected.includes(value);
    return allowed ? [] : [{ path, kind: 'not-allowed', expected }];
  }
  return typeOf(value) === expected ? nullsBelow(value, path) : [{ path, kind: 'wrong-type', expected }];
}

/** Helm merges maps to any depth, so a `null` in a free-form map is as bad as one at a key of the chart. */
function nullsBelow(value: Json, path: ValueProblem['path']): readonly ValueProblem[] {
  if (value === null) return [{ path, kind: 'null' }];
  if (Array.isArray(value)) return value.flatMap((item, index) => nullsBelow(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => nullsBelow(entry, [...path, key]));
}

function typeOf(value: Exclude<Json, null>): ValueType {
  if (Array.isArray(value)) return 'list';
  if (isJsonObject(value)) return 'map';
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'boolean';
}
