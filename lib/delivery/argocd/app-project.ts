import type { AppProjectSpec } from '../../../imports/argoproj.io';
import { withoutScheme } from '../../charts/source';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import type { DeliveryInput } from '../delivery';
import { argoObject } from './argo-object';
import { homeNamespace } from './home-namespace';
import type { ArgoCdSettings } from './settings';
import { PROJECT_WAVE } from './waves';

/**
 * The limits of what the Applications may do: exactly the sources, the namespaces and the kinds without a namespace
 * that Applications bring. Charts bring no such kind: what they need of that is among our own objects. A stack that is
 * switched off keeps its limits, because Argo CD leaves in the cluster what is outside of them
 * (argoproj/argo-cd@v3.5.7:controller/appcontroller.go, getPermittedAppLiveObjects).
 */
export function appProject(delivered: DeliveryInput, settings: ArgoCdSettings): Manifest {
  const { project, namespace, folder, server, leaving } = settings;
  const input = delivered.going ?? delivered;
  const repositories = input.releases.map(({ chart }) => withoutScheme(chart.repository.url));
  const own = folder ? [...input.prerequisites, ...input.objects, ...input.configs] : [];
  const spec: Plain<AppProjectSpec> = {
    description: 'The logging stack: what it needs, and no more.',
    sourceRepos: [...new Set([...(folder ? [folder.source.repoUrl] : []), ...repositories])],
    destinations: sorted([...usedNamespaces(input, own), ...leaving]).map((used) => ({ server, namespace: used })),
    clusterResourceWhitelist: clusterKinds(own),
  };
  return argoObject({ kind: 'AppProject', name: project, wave: PROJECT_WAVE, spec }, namespace);
}

/** Lists every namespace that something is delivered to. */
function usedNamespaces(input: DeliveryInput, own: readonly Manifest[]): readonly string[] {
  const home = own.length > 0 ? [homeNamespace(input)] : [];
  const ownNamespaces = own.flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...home, ...input.releases.map(({ namespace }) => namespace), ...ownNamespaces];
}

/** Sorts texts, each once. */
function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
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
