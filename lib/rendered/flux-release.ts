import { isJsonObject, valueAt } from '../kubernetes/json';
import type { KubeObject } from '../references/kube-object';
import type { DeliveredRelease } from './delivered-release';
import { isGiven, releaseOf } from './release-fields';

/** https://fluxcd.io/flux/components/helm/helmreleases/ */
export function fluxRelease(object: KubeObject, all: readonly KubeObject[]): DeliveredRelease {
  const at = (...path: readonly string[]) => valueAt(object.json, 'spec', ...path);
  const values = at('values') ?? {};
  const changes = [at('valuesFrom'), at('postRenderers'), at('chart', 'spec', 'valuesFiles')];
  return releaseOf(object, {
    name: at('releaseName') || composedName(object),
    namespace: at('targetNamespace') || object.namespace,
    chart: isRepository(object) ? at('chart', 'spec', 'chart') : undefined,
    version: at('chart', 'spec', 'version'),
    repository: valueAt(repositoryOf(object, all)?.json, 'spec', 'url'),
    values: isJsonObject(values) ? values : undefined,
    elsewhere: changes.some(isGiven),
  });
}

/** https://fluxcd.io/flux/components/helm/helmreleases/#release-name */
function composedName({ name, json }: KubeObject): string {
  const target = valueAt(json, 'spec', 'targetNamespace');
  return target ? `${String(target)}-${name}` : name;
}

/** Charts come from folders of Git and from buckets as well. */
function isRepository({ json }: KubeObject): boolean {
  return valueAt(json, 'spec', 'chart', 'spec', 'sourceRef', 'kind') === 'HelmRepository';
}

function repositoryOf({ namespace, json }: KubeObject, all: readonly KubeObject[]): KubeObject | undefined {
  const source = (key: string) => valueAt(json, 'spec', 'chart', 'spec', 'sourceRef', key);
  const place = source('namespace') ?? namespace;
  return all.find(
    (object) => object.kind === 'HelmRepository' && object.name === source('name') && object.namespace === place,
  );
}
