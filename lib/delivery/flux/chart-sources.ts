import type { HelmRepositorySpec } from '../../../imports/source.toolkit.fluxcd.io';
import type { ChartRepository } from '../../charts/chart';
import type { Release } from '../../charts/release';
import { isRegistry } from '../../charts/source';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { accessOf } from './access';
import { ociRepository, ociRepositoryName } from './oci-repository';
import type { FluxSettings } from './settings';

/**
 * Lists what the charts come from, each once: repositories with an index, and of registries each chart. Versions are exact,
 * so a daily look is enough.
 */
export function chartSources(releases: readonly Release[], { namespace }: FluxSettings): readonly Manifest[] {
  const charts = releases.map(({ chart }) => chart);
  const indexed = charts.filter(({ repository }) => !isRegistry(repository));
  const artefacts = charts.filter(({ repository }) => isRegistry(repository));
  const repositories = new Map(indexed.map(({ repository }) => [repository.name, repository]));
  return [
    ...[...repositories.values()].map((repository) => helmRepository(repository, namespace)),
    ...new Map(artefacts.map((chart) => [ociRepositoryName(chart), ociRepository(chart, namespace)])).values(),
  ];
}

function helmRepository(repository: ChartRepository, namespace: string): Manifest {
  const { name, url } = repository;
  const spec: Plain<HelmRepositorySpec> = { interval: '24h', url, ...accessOf(repository) };
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name, namespace },
    spec,
  };
}
