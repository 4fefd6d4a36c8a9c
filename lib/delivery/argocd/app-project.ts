import type { AppProjectSpec } from '../../../imports/argoproj.io';
import type { Release } from '../../charts/release';
import { withoutScheme } from '../../charts/source';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import type { DeliveryInput } from '../delivery';
import { argoObject } from './argo-object';
import type { ArgoCdSettings } from './settings';
import { PROJECT_WAVE } from './waves';

/**
 * The limits of what the Applications may do: exactly the sources, the namespaces and the kinds without a namespace
 * that Applications bring. Charts bring no such kind: what they need of that is among our own objects.
 */
export function appProject(input: DeliveryInput, { project, namespace, folder, server }: ArgoCdSettings): Manifest {
  const repositories = input.releases.map(({ chart }) => withoutScheme(chart.repository.url));
  const own = folder ? [...input.prerequisites, ...input.objects, ...input.configs] : [];
  const spec: Plain<AppProjectSpec> = {
    description: 'The logging stack: what it needs, and no more.',
    sourceRepos: [...new Set([...(folder ? [folder.source.repoUrl] : []), ...repositories])],
    destinations: usedNamespaces(input.releases, own).map((used) => ({ server, namespace: used })),
    clusterResourceWhitelist: clusterKinds(own),
  };
  return argoObject({ kind: 'AppProject', name: project, wave: PROJECT_WAVE, spec }, namespace);
}

/** Lists every namespace that something is delivered to, sorted. */
function usedNamespaces(releases: readonly Release[], own: readonly Manifest[]): readonly string[] {
  const ownNamespaces = own.flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...new Set([...releases.map(({ namespace }) => namespace), ...ownNamespaces])].sort();
}

/** Lists the kinds of objects without a namespace, each once, sorted. */
function clusterKinds(manifests: readonly Manifest[]): readonly { readonly group: string; readonly kind: string }[] {
  const cluster = manifests.filter(({ metadata }) => metadata.namespace === undefined);
  const groups = new Map(cluster.map(({ apiVersion, kind }) => [kind, groupOf(apiVersion)]));
  return [...groups].map(([kind, group]) => ({ group, kind })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** Reads the API group: `rbac.authorization.k8s.io` of `rbac.authorization.k8s.io/v1`; the core group has no name. */
function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
