import type { ChartName } from '../../charts/catalog';
import { isJsonObject, type JsonObject, valueAt } from '../../kubernetes/json';
import { COLLECTORS } from '../../plan/collectors';
import { LOKI_PROGRAM } from '../../tiers/loki/running';

/** A section of environment files that installs a chart. */
export interface ChartPlace {
  /** Name of the chart. */
  readonly name: ChartName;

  /** The section, in which the key `chart` pins a version. */
  readonly section: readonly string[];
}

/** Every section that installs a chart. */
export const CHART_PLACES: readonly ChartPlace[] = [
  place(LOKI_PROGRAM.chart, ['loki']),
  ...Object.entries(COLLECTORS).map(([name, { program }]) => place(program.chart, ['collector', name])),
];

function place(chart: string, section: readonly string[]): ChartPlace {
  return { name: chart as ChartName, section }; // programs are those of charts in the catalog
}

/** What a section says of its chart. */
export interface WrittenChart {
  /** Exact version. @default - none is written */
  readonly version?: string;

  /** Name of the repository. @default - none is written */
  readonly repository?: string;
}

/**
 * Reads what a section says of its chart.
 * @param data of an environment, with all that it extends
 * @returns `undefined` if it installs none, or says something that is no pin
 */
export function writtenChart(data: JsonObject, { section }: ChartPlace): WrittenChart | undefined {
  const settings = valueAt(data, ...section);
  if (!isJsonObject(settings) || 'existing' in settings) return undefined;
  const { chart = {} } = settings;
  if (typeof chart === 'string') return { version: chart };
  if (!isJsonObject(chart)) return undefined;
  const { version, repository } = chart;
  if (![version, repository].every((each) => each === undefined || typeof each === 'string')) return undefined;
  return chart;
}
