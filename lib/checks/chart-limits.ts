import { type ChartName, knownCharts } from '../charts/catalog';
import type { ChartModel } from '../charts/chart';
import { modelOfChart } from '../charts/models';
import { nearestVersion } from '../charts/versions';
import { firstOfEach } from '../collections/first-of-each';
import type { Check } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import { setKey } from '../findings/repair';
import { CHART_FEATURES } from '../plan/features/all';
import type { Feature, FeatureSubject } from '../plan/features/feature';
import type { PlanSubject } from './subject';

/** Parts of a stack that the version of a chart can not have: rendering it in all its forms has shown so. */
export const chartLimits: Check<PlanSubject> = {
  id: 'chart/limit',
  severity: 'error',
  milder: 'a warning if the pods run, but otherwise than is computed of them',
  since: '0.2.0',
  finds: 'an environment asks for something that its version of a chart does not do as other versions do',
  happens: 'the release is not installed, or what leads to it leads nowhere',
  remedy: 'take another version of the chart, or do without',
  needs: ['releases', 'collector', 'logs'],
  find: (subject) =>
    findLimits(
      subject.releases.map(({ chart }) => chart),
      subject,
    ),
};

function findLimits(charts: readonly ChartModel[], environment: FeatureSubject): readonly Found[] {
  return firstOfEach(charts, ({ name }) => name).flatMap((chart) => {
    const { features, pin } = CHART_FEATURES[chart.name as ChartName];
    const used = features.filter((feature) => feature.isUsed(environment));
    const limits = (modelOfChart(chart).limits ?? []).flatMap((limit) => {
      const feature = used.find(({ name }) => name === limit.feature);
      return feature === undefined ? [] : [{ feature, limit }];
    });
    return firstOfEach(limits, ({ feature }) => feature.name).map(({ feature, limit }) => ({
      path: [...pin],
      problem: `the chart ${chart.name} ${chart.version} has no ${feature.says}: of ${limit.object}, ${limit.expected} is expected, and ${limit.found}`,
      ...(limit.kind === 'different' && MILDER),
      fix: otherVersion(chart, pin, feature),
    }));
  });
}

const MILDER = {
  severity: 'warning',
  consequence: 'pods run with something that no check has looked at',
} as const;

/** The nearest version that was seen to have it. */
function otherVersion(chart: ChartModel, pin: readonly string[], feature: Feature): Found['fix'] {
  const able = knownCharts(chart.name as ChartName)
    .filter((other) => other.publisher === chart.publisher)
    .filter((other) => modelOfChart(other).proven?.includes(feature.name));
  const version = nearestVersion(
    chart.version,
    able.map((other) => other.version),
  );
  return version === undefined ? `take another chart, or do without the ${feature.says}` : setKey([...pin], version);
}
