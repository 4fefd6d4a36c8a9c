import type { HelmReleaseSpec } from '../../../imports/helm.toolkit.fluxcd.io';
import type { Release } from '../../charts/release';
import { isRegistry } from '../../charts/source';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { releaseObjectName } from '../release-name';
import { ociRepositoryName } from './oci-repository';
import type { FluxSettings } from './settings';

/**
 * The HelmRelease of one of several releases. Its name is explicit, since Flux would derive `<targetNamespace>-<name>` and charts
 * build Service names from it. A failed install or upgrade is tried again instead of left as it is, and what
 * somebody changes by hand is set back.
 */
export function helmRelease(
  release: Release,
  releases: readonly Release[],
  { namespace, interval, timeout, retryInterval }: FluxSettings,
): Manifest {
  const retry = { strategy: { name: 'RetryOnFailure', retryInterval: retryInterval.toGo() } } as const;
  const spec: Plain<HelmReleaseSpec> = {
    releaseName: release.name,
    targetNamespace: release.namespace,
    storageNamespace: release.namespace,
    interval: interval.toGo(),
    timeout: timeout.toGo(),
    ...(release.after.length > 0 && {
      dependsOn: release.after.map((other) => ({ name: releaseObjectName(other, releases) })),
    }),
    ...chartOf(release),
    install: retry,
    upgrade: retry,
    driftDetection: { mode: 'enabled' },
    values: release.values,
  };
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: releaseObjectName(release, releases), namespace },
    spec,
  };
}

/** The source of a chart in a registry says its version, too. */
function chartOf({ chart }: Release): Pick<Plain<HelmReleaseSpec>, 'chart' | 'chartRef'> {
  if (isRegistry(chart.repository)) return { chartRef: { kind: 'OCIRepository', name: ociRepositoryName(chart) } };
  const { name, version, repository } = chart;
  return { chart: { spec: { chart: name, version, sourceRef: { kind: 'HelmRepository', name: repository.name } } } };
}
