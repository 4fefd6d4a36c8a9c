import type { ChartModel } from '../charts/chart';
import { isKnownConfig } from '../charts/effective';
import { effectiveWorkload } from '../kubernetes/effective-workload';
import { configuredRelease, effectiveRelease } from '../plan/effective';
import { plainConfigs } from '../plan/plain-configs';
import type { StackPlan } from '../plan/plan';
import { hasPods, type KubeObject } from '../references/kube-object';
import { deliveredReleases } from '../rendered/delivered-releases';
import type { StoredInventory } from '../rendered/inventories';
import { releaseHash } from '../rendered/inventory';
import { knownReleases } from '../rendered/known';
import { templateKey } from '../rendered/templates';
import type { Side, SideConfig, SideRelease, SideWorkload } from './side';

/**
 * Reads what runs off the objects of an environment.
 * @param objects all of its folder in `dist/`
 * @param inventories all that are known of it, fresh or stale
 */
export function sideOf(
  objects: readonly KubeObject[],
  inventories: readonly StoredInventory[],
  plan?: StackPlan,
): Side {
  const charts = plan?.releases.map(({ chart }) => chart) ?? [];
  const releases = releasesOf(objects, inventories, charts);
  return {
    objects,
    releases,
    workloads: [...releases.flatMap(releaseWorkloads), ...objects.filter(hasPods).map(plainWorkload)],
    configs: [...releases.flatMap(releaseConfigs), ...plainSideConfigs(objects)],
    ...(plan && { plan }),
  };
}

function releasesOf(
  objects: readonly KubeObject[],
  inventories: readonly StoredInventory[],
  charts: readonly ChartModel[],
): readonly SideRelease[] {
  const { fresh, rendered } = knownReleases(objects, inventories);
  return deliveredReleases(objects).map((delivered) => {
    const configured = configuredRelease(delivered, charts);
    const index = fresh.findIndex(({ object }) => object === delivered.object);
    const known = index < 0 ? undefined : rendered[index];
    return {
      delivered,
      hash: releaseHash(delivered),
      ...(configured && { effective: effectiveRelease(configured) }),
      ...(known && { rendered: known }),
    };
  });
}

function releaseWorkloads(release: SideRelease): readonly SideWorkload[] {
  const computed = computedWorkloads(release);
  if (release.rendered === undefined) return computed;
  const { objects, templates } = release.rendered;
  return objects.filter(hasPods).map((object) => {
    const { kind, name, namespace = release.delivered.namespace } = object;
    const known = computed.find((workload) => templateKey(workload) === templateKey(object))?.computed;
    const template = templates?.[templateKey(object)];
    return {
      kind,
      namespace,
      name,
      file: release.delivered.object.origin,
      release,
      object,
      ...(known && { computed: known }),
      ...(template !== undefined && { template }),
    };
  });
}

/** What has pods of a release as far as its values tell, whatever its inventory knows. */
export function computedWorkloads(release: SideRelease): readonly SideWorkload[] {
  const { namespace, object } = release.delivered;
  return (release.effective?.workloads ?? []).map((computed) => {
    const { kind, name } = computed;
    return { kind, namespace, name, file: object.origin, release, computed };
  });
}

function plainWorkload(object: KubeObject): SideWorkload {
  const { kind, namespace = '', name, origin: file } = object;
  const computed = effectiveWorkload(object.json);
  return { kind, namespace, name, file, ...(computed && { computed }), object };
}

function releaseConfigs(release: SideRelease): readonly SideConfig[] {
  const { namespace, name: owner, object } = release.delivered;
  return (release.effective?.configs ?? [])
    .filter(isKnownConfig)
    .filter(({ program }, index, all) => all.findIndex((other) => other.program === program) === index)
    .map(({ program, config }) => ({ program, config, owner, namespace, file: object.origin, release }));
}

function plainSideConfigs(objects: readonly KubeObject[]): readonly SideConfig[] {
  return plainConfigs(objects).map(({ object: { name, namespace = '', origin }, program, config }) => ({
    program,
    config,
    owner: name,
    namespace,
    file: origin,
  }));
}
