import type { ChartModel } from './chart';
import { readChartFile } from './values';

export type ValueType = 'string' | 'number' | 'boolean' | 'list' | 'map';

/** What may stand at a key: a type, anything, or one of a closed set of strings. A `map` is free-form below. */
export type Leaf = ValueType | 'any' | readonly string[];

/** The keys that one version of a chart understands. */
export interface KeyMap {
  readonly [key: string]: Leaf | KeyMap;
}

/** The way to a key from the top of the values. */
export type KeyPath = readonly string[];

const models = new Map<string, KeyMap>();

/** Reads the key model of a chart when it is first needed. */
export function keyModel(chart: ChartModel): KeyMap {
  const file = `keys/${chart.name}-${chart.version}.json`;
  const known = models.get(file);
  if (known) return known;
  // Their shape is tested once, in test/charts/keys.test.ts.
  const model: KeyMap = JSON.parse(readChartFile(file));
  models.set(file, model);
  return model;
}

export function isLeaf(known: Leaf | KeyMap): known is Leaf {
  return typeof known === 'string' || Array.isArray(known);
}
