import type { ChartModel } from './chart';
import { modelOfChart } from './models';

export type ValueType = 'string' | 'number' | 'boolean' | 'list' | 'map';

/** What may stand at a key: a type, anything, or one of a closed set of strings. A `map` is free-form below. */
export type Leaf = ValueType | 'any' | readonly string[];

/** The keys that one version of a chart understands. */
export interface KeyMap {
  readonly [key: string]: Leaf | KeyMap;
}

/** The way to a key from the top of the values. */
export type KeyPath = readonly string[];

/** Tells the keys that a chart understands. */
export function keyModel(chart: ChartModel): KeyMap {
  // Their shape is tested once, in test/charts/keys.test.ts.
  return modelOfChart(chart).keys as KeyMap;
}

/** Lists the keys below which values are for subcharts. */
export function subchartKeys(chart: ChartModel): readonly string[] {
  return Object.keys(modelOfChart(chart).dependencies);
}

export function isLeaf(known: Leaf | KeyMap): known is Leaf {
  return typeof known === 'string' || Array.isArray(known);
}
