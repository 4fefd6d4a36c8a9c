import type { ChartModel } from '../charts/chart';
import type { Release } from '../charts/release';
import { isRegistry } from '../charts/source';
import { SOURCE_CA_IGNORED, SOURCE_UNVERIFIABLE } from '../charts/source-kinds';
import type { EnvironmentPath } from '../findings/finding';
import type { Found } from '../findings/finding-kind';
import { removeKey } from '../findings/repair';
import type { DeliverySettings } from '../plan/environment';
import { type PlanSubject, planCheck } from './subject';

type Sourced = Pick<PlanSubject, 'chartSources' | 'engine' | 'releases' | 'collector'>;

/** Finds signatures and digests that nobody looks at. */
const unverified = planCheck({
  ...SOURCE_UNVERIFIABLE,
  needs: ['releases', 'engine', 'collector'],
  find: (subject) => [...chartsOf(subject.releases).flatMap((chart) => chartFaults(chart, subject))],
});

function chartFaults(chart: ChartModel, subject: Sourced): readonly Found[] {
  const { repository, name, digest } = chart;
  const engine = engineWithout(subject.engine);
  const signed = [...originPath(chart, subject), 'verify'];
  const pinned = digestPath(chart, subject);
  return [
    ...(repository.verify && engine !== undefined
      ? [fault(signed, `${engine} looks at no signature of charts, such as those of ${repository.url}`)]
      : []),
    ...(digest !== undefined && engine !== undefined
      ? [fault(pinned, `${engine} holds no chart to a digest, and ${name} has one`)]
      : []),
    ...(digest !== undefined && engine === undefined && !isRegistry(repository)
      ? [fault(pinned, `${name} has a digest and comes from ${repository.url}, which is no registry`)]
      : []),
  ];
}

function fault(path: EnvironmentPath, problem: string): Found {
  return { path, problem, fix: removeKey(path, { otherwise: 'pull the chart out of a registry by Flux' }) };
}

/** Whoever installs charts and is not Flux. */
function engineWithout({ argocd, helmController }: DeliverySettings): string | undefined {
  if (argocd) return 'Argo CD';
  return helmController ? 'the helm-controller' : undefined;
}

/** Finds certificates that Argo CD does not read. */
const caIgnored = planCheck({
  ...SOURCE_CA_IGNORED,
  needs: ['releases', 'engine', 'collector', 'chartSources'],
  find: (subject) => {
    if (!subject.engine.argocd) return [];
    const paths = chartsOf(subject.releases)
      .filter(({ repository }) => repository.ca !== undefined)
      .map((chart) => [...originPath(chart, subject), 'ca']);
    return [...new Map(paths.map((path) => [path.join(), path])).values()].map((path) => ({
      path,
      problem: 'Argo CD takes certificates from its ConfigMap argocd-tls-certs-cm, by host, and not from here',
      fix: removeKey(path, { otherwise: 'put the certificate there, and acknowledge this' }),
    }));
  },
});

/** Several releases are of one chart. */
function chartsOf(releases: readonly Release[]): readonly ChartModel[] {
  return [...new Map(releases.map(({ chart }) => [chart.name, chart])).values()];
}

function originPath({ repository: { name } }: ChartModel, { chartSources }: Sourced): EnvironmentPath {
  const isNamed = chartSources !== undefined && Object.hasOwn(chartSources.repositories, name);
  return isNamed ? ['chartSources', 'repositories', name] : ['chartSources', 'mirror'];
}

function digestPath({ name }: ChartModel, { collector }: Sourced): EnvironmentPath {
  const section = name === 'loki' ? ['loki'] : ['collector', ...Object.keys(collector)];
  return [...section, 'chart', 'digest'];
}

/** Checks of where charts are pulled from. */
export const CHART_SOURCE_CHECKS = [unverified, caIgnored];
