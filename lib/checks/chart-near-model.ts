import { addCommand, type ChartName } from '../charts/catalog';
import type { ChartModel } from '../charts/chart';
import { modelOfChart } from '../charts/models';
import { isSameRelease, type Release, type ReleaseId } from '../charts/release';
import { isPatchBeside, majorOf } from '../charts/versions';
import { firstOfEach } from '../collections/first-of-each';
import { CHART_FEATURES } from '../plan/features/all';
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
        fix: `${addCommand(chart)} reads the chart itself; commit what it writes`,
      })),
});

function farAway({ version, modelled }: ChartModel): string {
  return majorOf(version) === majorOf(modelled) ? '' : ', of another major version';
}

/** A patch beside a version that was proven: what Helm rendered of it is at hand, and that is proof enough. */
function isShownByLock(chart: ChartModel, releases: readonly Release[], { fresh, unlike }: KnownReleases): boolean {
  const { proven = [] } = modelOfChart(chart);
  if (!isPatchBeside(chart.version, chart.modelled) || proven.length === 0) return false;
  return releases
    .filter((release) => release.chart.name === chart.name)
    .every((release) => {
      const isIt = (other: ReleaseId) => isSameRelease(other, release);
      return fresh.some(isIt) && !unlike.some(isIt);
    });
}
