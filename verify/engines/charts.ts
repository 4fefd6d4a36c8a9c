import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { type ChartSource, obtainChart } from '../helm';
import { readFiles } from '../material';
import type { ServedChart } from './chart-server';

/** Reads which releases the folder of an environment asks for. */
export function releasesIn(output: string): readonly DeliveredRelease[] {
  return deliveredReleases(readFiles(output).flatMap(({ objects }) => objects));
}

/**
 * Finds the charts of releases.
 * @throws which one is not there
 */
export function chartsOf(
  releases: readonly DeliveredRelease[],
  source: ChartSource,
  helm: string,
): readonly ServedChart[] {
  const found = new Map<string, ServedChart>();
  for (const release of releases) {
    const chart = obtainChart(release, source, helm);
    if ('unavailable' in chart) throw new Error(chart.unavailable);
    found.set(chart.path, {
      name: release.chart,
      version: release.version,
      repository: repositoryNameOf(release),
      path: chart.path,
    });
  }
  return [...found.values()];
}

/** Finds the chart of a release among those that are served. @throws if it is not there */
export function chartOf({ name, chart, version }: DeliveredRelease, charts: readonly ServedChart[]): ServedChart {
  const found = charts.find((each) => each.name === chart && each.version === version);
  if (found === undefined) throw new Error(`nobody serves the chart ${chart} ${version} of the release ${name}`);
  return found;
}

/** The copy of a repository pulls from folders that are named as the catalog names repositories. */
export function repositoryNameOf({ name, repository }: DeliveredRelease): string {
  const folder = repository === undefined ? undefined : new URL(repository).pathname.slice(1);
  if (folder === undefined) throw new Error(`nobody knows where the chart of the release ${name} comes from`);
  return folder;
}
