import { withScheme } from '../charts/source';
import { isJsonObject, type JsonObject, valueAt } from '../kubernetes/json';
import { type KubeObject, listAt, objectAt } from '../references/kube-object';
import type { DeliveredRelease } from './delivered-release';
import { isGiven, releaseOf, valuesOfText } from './release-fields';

/** The releases of an Application: it has one source or several, and those without a chart are folders. */
export function argoReleases(object: KubeObject): readonly DeliveredRelease[] {
  const sources = [objectAt(object.json, 'spec', 'source'), ...listAt(object.json, 'spec', 'sources')];
  return sources.filter(({ chart }) => chart !== undefined).map((source) => argoRelease(object, source));
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/helm/ */
function argoRelease(object: KubeObject, source: JsonObject): DeliveredRelease {
  const helm = objectAt(source, 'helm');
  return releaseOf(object, {
    name: helm.releaseName || object.name,
    namespace: helm.namespace || valueAt(object.json, 'spec', 'destination', 'namespace'),
    chart: source.chart,
    version: source.targetRevision,
    repository: typeof source.repoURL === 'string' ? withScheme(source.repoURL) : undefined,
    values: isJsonObject(helm.valuesObject) ? helm.valuesObject : valuesOfText(helm.values),
    elsewhere: [helm.valueFiles, helm.parameters, helm.fileParameters].some(isGiven),
  });
}
