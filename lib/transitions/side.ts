import type { ChartModel } from '../charts/chart';
import { type EffectiveRelease, isKnownConfig, type KnownConfig } from '../charts/effective';
import { type EffectiveWorkload, effectiveWorkload } from '../kubernetes/effective-workload';
import { configuredRelease, effectiveRelease } from '../plan/effective';
import { plainConfigs } from '../plan/plain-configs';
import type { StackPlan } from '../plan/plan';
import { hasPods, type KubeObject } from '../references/kube-object';
import type { DeliveredRelease } from '../rendered/delivered-release';
import { deliveredReleases } from '../rendered/delivered-releases';
import type { StoredInventory } from '../rendered/inventories';
import { knownReleases, type Rendered } from '../rendered/known';
import { templateKey } from '../rendered/templates';

/** One state of the stack of an environment: what runs, or what is asked for. */
export interface Side {
  /** The objects of its folder in `dist/`; the origin of each is its file. */
  readonly objects: readonly KubeObject[];

  /** Its releases. */
  readonly releases: readonly SideRelease[];

  /** Everything that has pods, whoever makes it. */
  readonly workloads: readonly SideWorkload[];

  /** What programs read. */
  readonly configs: readonly SideConfig[];

  /** What its environment file asks for. @default - nobody has the file, or this version can not read it */
  readonly plan?: StackPlan;
}

/** A release, what it runs, and what Helm renders of it. */
export interface SideRelease {
  /** The release as its engine is told. */
  readonly delivered: DeliveredRelease;

  /** What it runs, as far as its values tell. @default - it is of a chart, or a version, that nobody knows */
  readonly effective?: EffectiveRelease;

  /** What Helm renders of it. @default - its inventory is missing or stale */
  readonly rendered?: Rendered;
}

/** What has pods: an object of `dist/`, or one that a chart makes. */
export interface SideWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;

  /** The file below `dist/` that it comes of. */
  readonly file: string;

  /** The release that makes it. @default - it stands in `dist/` itself */
  readonly release?: SideRelease;

  /** What its values tell of it. @default - only Helm knows */
  readonly computed?: EffectiveWorkload;

  /** The object: whole if it stands in `dist/`, else as inventories keep it. @default - no inventory knows */
  readonly object?: KubeObject;

  /** Fingerprint of its pod template. @default - no inventory knows */
  readonly template?: string;
}

/** A configuration that a program reads. */
export interface SideConfig extends Pick<KnownConfig, 'program' | 'config'> {
  /** `loki`, or the name of the object that runs the program. */
  readonly owner: string;

  readonly namespace: string;

  /** The file below `dist/` that it comes of. */
  readonly file: string;

  /** The release that makes it. @default - objects of `dist/` */
  readonly release?: SideRelease;
}

/** The state of what is not there yet, or no more. */
export const NOTHING: Side = { objects: [], releases: [], workloads: [], configs: [] };

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
