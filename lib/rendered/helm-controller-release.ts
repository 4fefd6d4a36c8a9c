import { readArtefact } from '../charts/source';
import { mergeValues } from '../charts/values';
import { type JsonObject, valueAt } from '../kubernetes/json';
import type { KubeObject } from '../references/kube-object';
import type { DeliveredRelease } from './delivered-release';
import { isGiven, releaseOf, valuesOfText } from './release-fields';

/**
 * A HelmChart, and the HelmChartConfig of its name if there is one: its values win
 * (k3s-io/helm-controller@v0.17.7:pkg/controllers/chart/chart.go).
 */
export function helmControllerRelease(object: KubeObject, all: readonly KubeObject[]): DeliveredRelease {
  const at = (...path: readonly string[]) => valueAt(object.json, 'spec', ...path);
  const config = all.find(
    ({ kind, name, namespace }) => kind === 'HelmChartConfig' && name === object.name && namespace === object.namespace,
  );
  const changes = [at('set'), at('valuesSecrets'), at('chartContent'), valueAt(config?.json, 'spec', 'valuesSecrets')];
  return releaseOf(object, {
    name: object.name,
    namespace: at('targetNamespace') || object.namespace,
    ...(readArtefact(at('chart')) ?? { chart: at('chart'), repository: at('repo') }),
    version: at('version'),
    values: merged(valuesOfText(at('valuesContent')), valuesOfText(valueAt(config?.json, 'spec', 'valuesContent'))),
    elsewhere: changes.some(isGiven),
  });
}

function merged(own: JsonObject | undefined, config: JsonObject | undefined): JsonObject | undefined {
  return own && config ? mergeValues(own, config) : undefined;
}
