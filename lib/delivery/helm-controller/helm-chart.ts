import type { HelmChartSpec } from '../../../imports/helm.cattle.io';
import type { Release } from '../../charts/release';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
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
    repo: chart.repository.url,
    chart: chart.name,
    version: chart.version,
    targetNamespace,
    timeout: timeout.toGo(),
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
