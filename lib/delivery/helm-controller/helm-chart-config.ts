import type { HelmChartConfigSpec } from '../../../imports/helm.cattle.io';
import type { JsonObject } from '../../kubernetes/json';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
import { HELM_CATTLE_IO, KEEP_AFTER_FAILURE } from './helm-chart';

/**
 * Values for a chart that someone else installs: the controller merges them over those of the HelmChart of the same name
 * in the same namespace.
 *
 * The failure policy goes with them and wins over that of the HelmChart. It must be named, because since helm-controller
 * 0.17.0 its default is to uninstall the release, whatever its owner has chosen
 * (k3s-io/helm-controller@v0.17.7:pkg/controllers/chart/chart.go).
 */
export function helmChartConfig(name: string, values: JsonObject, namespace: string): Manifest {
  const spec: Plain<HelmChartConfigSpec> = { failurePolicy: KEEP_AFTER_FAILURE, valuesContent: toYaml(values) };
  return { apiVersion: HELM_CATTLE_IO, kind: 'HelmChartConfig', metadata: { name, namespace }, spec };
}
