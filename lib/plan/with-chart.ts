import type { ChartModel } from '../charts/chart';
import { chosenCollector } from './collectors';
import type { Environment } from './environment';

/** Gives an environment another version of one of its charts; leaves one alone that does not install it. */
export function withChart(environment: Environment, chart: ChartModel): Environment {
  const { loki, collector } = environment;
  if (chart.name === 'loki') return loki ? { ...environment, loki: { ...loki, chart } } : environment;
  const { program } = chosenCollector(collector).collector;
  if (program.chart !== chart.name) return environment;
  const settings = Object.entries(collector).map(([name, of]) => [name, of && { ...of, chart }]);
  // Object.fromEntries() forgets the types of its values.
  return { ...environment, collector: Object.fromEntries(settings) as Environment['collector'] };
}

/** Finds the version of a chart that an environment installs. @returns `undefined` if it does not */
export function chartOf({ loki, collector }: Environment, name: string): ChartModel | undefined {
  if (name === 'loki') return loki?.chart;
  const { collector: chosen, settings } = chosenCollector(collector);
  return chosen.program.chart === name ? (settings as { readonly chart: ChartModel }).chart : undefined;
}
