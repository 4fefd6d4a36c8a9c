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

/**
 * Finds the chart of a release as an engine is told; nothing if it is of a chart that is not known.
 * @param planned charts of the environment, which know where they are pulled from
 */
export function configuredRelease(
  delivered: DeliveredRelease,
  planned: readonly ChartModel[] = [],
): ConfiguredRelease | undefined {
  const { name, namespace, values, unknowable } = delivered;
  const chart = unknowable === undefined ? chartOf(delivered, planned) : undefined;
  return chart && { name, namespace, chart, values };
}

/** A mirror has its own URL: a version that only one repository publishes is known wherever it comes from. */
function chartOf(
  { chart, version, repository }: DeliveredRelease,
  planned: readonly ChartModel[],
): ChartModel | undefined {
  if (programOf(chart) === undefined) return undefined;
  const isPulled = ({ repository: { url } }: ChartModel) =>
    repository === undefined || url === repository.replace(/\/$/, '');
  const own = planned.find((each) => each.name === chart && each.version === version && isPulled(each));
  if (own) return own;
  const publisher = repository === undefined ? undefined : repositoryAt(repository);
  const found = findChart(chart as ChartName, { version, ...(publisher !== undefined && { repository: publisher }) });
  if (found.kind !== 'found') return undefined;
  const isKnown = publisher !== undefined || repository === undefined || found.chart.modelled === version;
  return isKnown ? found.chart : undefined;
}
