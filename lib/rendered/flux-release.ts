import { readArtefact } from '../charts/source';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import type { KubeObject } from '../references/kube-object';
import type { DeliveredRelease } from './delivered-release';
import { type ChartFields, isGiven, releaseOf } from './release-fields';

/** https://fluxcd.io/flux/components/helm/helmreleases/ */
export function fluxRelease(object: KubeObject, all: readonly KubeObject[]): DeliveredRelease {
  const at = (...path: readonly string[]) => valueAt(object.json, 'spec', ...path);
  const values = at('values') ?? {};
  const changes = [at('valuesFrom'), at('postRenderers'), at('chart', 'spec', 'valuesFiles')];
  return releaseOf(object, {
    name: at('releaseName') || composedName(object),
    namespace: at('targetNamespace') || object.namespace,
    ...chartOf(object, all),
    values: isJsonObject(values) ? values : undefined,
    elsewhere: changes.some(isGiven),
  });
}

/** A chart of a repository is named by the HelmRelease, one of a registry by its source alone. */
function chartOf(object: KubeObject, all: readonly KubeObject[]): ChartFields {
  const at = (...path: readonly string[]) => valueAt(object.json, 'spec', ...path);
  if (at('chartRef', 'kind') === 'OCIRepository') return artefactOf(sourceOf(object, all, 'chartRef')?.json);
  return {
    chart: isRepository(object) ? at('chart', 'spec', 'chart') : undefined,
    version: at('chart', 'spec', 'version'),
    repository: valueAt(sourceOf(object, all, 'chart', 'spec', 'sourceRef')?.json, 'spec', 'url'),
  };
}

/** A digest wins over a tag, and a range over both: https://fluxcd.io/flux/components/source/ocirepositories/#reference */
function artefactOf(source: Json | undefined): ChartFields {
  const { chart, repository } = readArtefact(valueAt(source, 'spec', 'url')) ?? {};
  const ref = (key: string) => valueAt(source, 'spec', 'ref', key);
  const tag = ref('tag');
  const version = typeof tag === 'string' ? tag.replaceAll('_', '+') : undefined;
  const digest = ref('digest');
  return { chart, repository, version: digest === undefined ? (ref('semver') ?? version) : version, digest };
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

function sourceOf(
  { namespace, json }: KubeObject,
  all: readonly KubeObject[],
  ...path: readonly string[]
): KubeObject | undefined {
  const source = (key: string) => valueAt(json, 'spec', ...path, key);
  const place = source('namespace') ?? namespace;
  return all.find(
    ({ kind, name, namespace: home }) => kind === source('kind') && name === source('name') && home === place,
  );
}
