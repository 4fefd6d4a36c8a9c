import type { HelmRepositorySpec } from '../../../imports/source.toolkit.fluxcd.io';
import type { ChartRepository } from '../../charts/chart';
import type { Release } from '../../charts/release';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import type { FluxSettings } from './settings';

/** Lists the repositories of the charts, each once. Versions are exact, so a daily look is enough. */
export function helmRepositories(releases: readonly Release[], { namespace }: FluxSettings): readonly Manifest[] {
  const repositories = new Map(releases.map(({ chart }) => [chart.repository.name, chart.repository]));
  return [...repositories.values()].map((repository) => helmRepository(repository, namespace));
}

function helmRepository({ name, url }: ChartRepository, namespace: string): Manifest {
  const spec: Plain<HelmRepositorySpec> = { interval: '24h', url };
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name, namespace },
    spec,
  };
}
