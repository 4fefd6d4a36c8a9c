import type { HelmChartSpec } from '../../../imports/helm.cattle.io';
import type { ChartModel } from '../../charts/chart';
import type { Release } from '../../charts/release';
import { artefactOf, isRegistry } from '../../charts/source';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
import { goDuration } from './go-duration';
import type { HelmControllerSettings } from './settings';

/**
 * The HelmChart of a release, which has its name: the controller knows no other. Only fields that all controllers since
 * RKE2 1.24 know: the API server drops any other without a word.
 */
export function helmChart(
  { name, namespace: targetNamespace, chart, values }: Release,
  { namespace, timeout }: HelmControllerSettings,
): Manifest {
  const spec: Plain<HelmChartSpec> = {
    ...sourceOf(chart),
    targetNamespace,
    timeout: goDuration(timeout),
    failurePolicy: KEEP_AFTER_FAILURE,
    valuesContent: toYaml(values),
  };
  return {
    apiVersion: HELM_CATTLE_IO,
    kind: 'HelmChart',
    metadata: { name, namespace, annotations: AS_WRITTEN },
    spec,
  };
}

/**
 * A chart in a registry has an address of its own and no repository. Credentials and certificates have fields that older
 * controllers do not have: nobody gets them who does not name one.
 */
function sourceOf(chart: ChartModel): Plain<HelmChartSpec> {
  const { name, version, repository } = chart;
  const { url, secret, ca } = repository;
  const registry = isRegistry(repository);
  return {
    ...(registry ? { chart: artefactOf(chart), version } : { repo: url, chart: name, version }),
    ...(secret !== undefined && { [registry ? 'dockerRegistrySecret' : 'authSecret']: { name: secret } }),
    ...(ca !== undefined && { repoCAConfigMap: { name: ca } }),
  };
}

export const HELM_CATTLE_IO = 'helm.cattle.io/v1';

/**
 * By default a failed upgrade uninstalls the release, and whatever its chart lets go with it
 * (k3s-io/klipper-helm@v0.13.3-build20260727:entry).
 */
export const KEEP_AFTER_FAILURE = 'abort';

/**
 * RKE2 would write values of its own into each HelmChart that lies in its folder of manifests
 * (rancher/rke2@v1.34.10+rke2r1:pkg/bootstrap/bootstrap.go).
 */
const AS_WRITTEN = { 'rke2.cattle.io/inject-cluster-config': 'false' };
