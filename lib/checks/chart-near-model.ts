import type { ChartName } from '../charts/catalog';
import type { ChartModel } from '../charts/chart';
import { chartModel } from '../charts/models';
import type { Release, ReleaseId } from '../charts/release';
import { isPatchBeside, majorOf } from '../charts/versions';
import { firstOfEach } from '../collections/first-of-each';
import { CHART_FEATURES } from '../plan/features/all';
import type { DeliveredRelease } from '../rendered/delivered-release';
import type { KnownReleases } from '../rendered/known';
import { lockCheck } from './lock-check';

/** A version of a chart that is judged by the model of another. */
export const chartNearModel = lockCheck({
  id: 'chart/near-model',
  severity: 'warning',
  since: '0.2.0',
  finds: 'nothing is known of the version of a chart, so it is judged by the nearest one that is known',
  happens: 'a key that came or went between the two versions is told wrongly, or not at all',
  remedy: 'have `npx cdk8s-logging charts add NAME VERSION --pull` read the chart, and commit what it writes',
  needs: ['releases', 'known'],
  find: ({ releases, known }) =>
    firstOfEach(
      releases.map(({ chart }) => chart),
      ({ name }) => name,
    )
      .filter((chart) => chart.modelled !== chart.version && !isShownByLock(chart, releases, known))
      .map((chart) => ({
        path: [...CHART_FEATURES[chart.name as ChartName].pin],
        problem: `nothing is known of the chart ${chart.name} ${chart.version}, which is judged by ${chart.modelled}${farAway(chart)}`,
        fix: `npx cdk8s-logging charts add ${chart.name} ${chart.version} --pull reads the chart itself; commit what it writes`,
      })),
});

function farAway({ version, modelled }: ChartModel): string {
  return majorOf(version) === majorOf(modelled) ? '' : ', of another major version';
}

/** A patch beside a version that was proven: what Helm rendered of it is at hand, and that is proof enough. */
function isShownByLock(
  { name, publisher, version, modelled }: ChartModel,
  releases: readonly Release[],
  { fresh, unlike }: KnownReleases,
): boolean {
  const { proven = [] } = chartModel({ chart: name, publisher, version: modelled });
  if (!isPatchBeside(version, modelled) || proven.length === 0) return false;
  return releases
    .filter(({ chart }) => chart.name === name)
    .every((release) => isAmong(fresh, release) && !isAmong(unlike, release));
}

function isAmong(all: readonly DeliveredRelease[], { name, namespace }: ReleaseId): boolean {
  return all.some((each) => each.name === name && each.namespace === namespace);
}
