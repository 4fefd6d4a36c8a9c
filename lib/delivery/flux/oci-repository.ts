import type { OciRepositorySpec } from '../../../imports/source.toolkit.fluxcd.io';
import type { ChartModel, ChartSignature } from '../../charts/chart';
import { artefactOf } from '../../charts/source';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { accessOf } from './access';

/** The layer of an artefact that is the archive of a chart: helm/helm@v4.0.0:pkg/registry/constants.go */
const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

/** Name of the source of one chart. It says no version: an upgrade changes the source, and makes no other. */
export function ociRepositoryName({ name, repository }: Pick<ChartModel, 'name' | 'repository'>): string {
  return `${repository.name}-${name}`;
}

/**
 * The source of one chart in a registry: the archive of the chart as it is. The tag says the version also where the digest
 * decides (fluxcd/source-controller@v1.9.1:docs/spec/v1/ocirepositories.md).
 */
export function ociRepository(chart: ChartModel, namespace: string): Manifest {
  const { version, digest, repository } = chart;
  const spec: Plain<OciRepositorySpec> = {
    interval: '24h',
    url: artefactOf(chart),
    ref: { tag: tagOf(version), ...(digest !== undefined && { digest }) },
    layerSelector: { mediaType: CHART_LAYER, operation: 'copy' },
    ...accessOf(repository),
    ...(repository.verify && { verify: verification(repository.verify) }),
  };
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: ociRepositoryName(chart), namespace },
    spec,
  };
}

/** A tag has no plus: helm/helm@v4.0.0:pkg/registry/reference.go */
function tagOf(version: string): string {
  return version.replaceAll('+', '_');
}

/** The generated type spells `matchOIDCIdentity` in its own way. */
function verification(signature: ChartSignature) {
  const provider = 'cosign' as const;
  if ('secret' in signature) return { provider, secretRef: { name: signature.secret } };
  const { issuer, subject } = signature;
  return { provider, matchOIDCIdentity: [{ issuer, subject }] };
}
