import { type ChartName, findChart, repositoryAt } from '../charts/catalog';
import type { ChartModel } from '../charts/chart';
import type { EffectiveRelease } from '../charts/effective';
import type { Release } from '../charts/release';
import type { ChartProgram } from '../charts/running';
import type { DeliveredRelease } from '../rendered/delivered-release';
import { LOKI_PROGRAM } from '../tiers/loki/running';
import { COLLECTORS } from './collectors';

/** What an effective configuration follows from. */
export type ConfiguredRelease = Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>;

const PROGRAMS: readonly ChartProgram[] = [
  LOKI_PROGRAM,
  ...Object.values<{ readonly program: ChartProgram }>(COLLECTORS).map(({ program }) => program),
];

/** Finds the program that a chart installs; nothing for a chart that is not known. */
export function programOf(chart: string): ChartProgram | undefined {
  return PROGRAMS.find((program) => program.chart === chart);
}

/** Computes what a release runs, as its chart does and without Helm. */
export function effectiveRelease(release: ConfiguredRelease): EffectiveRelease {
  const program = programOf(release.chart.name);
  if (program) return program.effective(release);
  return { workloads: [], configs: [], unknown: [`nothing is known of the chart ${release.chart.name}`] };
}

/** Finds the chart of a release as an engine is told; nothing if it is of a chart that is not known. */
export function configuredRelease(delivered: DeliveredRelease): ConfiguredRelease | undefined {
  const { name, namespace, values, unknowable } = delivered;
  const chart = unknowable === undefined ? chartOf(delivered) : undefined;
  return chart && { name, namespace, chart, values };
}

function chartOf({ chart, version, repository }: DeliveredRelease): ChartModel | undefined {
  if (programOf(chart) === undefined) return undefined;
  const publisher = repository === undefined ? undefined : repositoryAt(repository);
  if (repository !== undefined && publisher === undefined) return undefined;
  const found = findChart(chart as ChartName, { version, ...(publisher !== undefined && { repository: publisher }) });
  return found.kind === 'found' ? found.chart : undefined;
}
