import type { Release, ValuesPatch } from '../charts/release';
import type { Delivery } from '../delivery/delivery';
import type { Manifest } from '../kubernetes/manifest';
import { isTarget, type ObjectPatch } from '../kubernetes/patch';
import { asPointer, pointerSteps } from '../kubernetes/pointer';
import type { KubeObject } from '../references/kube-object';
import type { DeliveredRelease } from '../rendered/delivered-release';
import { deliveredReleases } from '../rendered/delivered-releases';
import { type DeliveredStack, deliveredObjects } from './delivered-objects';

/** What an environment delivers, and the releases that it was made of. */
export interface ReleasedStack extends DeliveredStack {
  /** The releases before patches. */
  readonly releases: readonly Release[];

  /** The objects before patches. */
  readonly unpatched: Delivery;
}

/** A release, and what the engine is told of it. */
export interface ToldRelease {
  /** The release before patches. */
  readonly release: Release;

  /** What the engine is told without patches. */
  readonly before: DeliveredRelease;

  /** What it is told in the end. */
  readonly after: DeliveredRelease;
}

/** Finds what engines are told of releases by the places of the objects that tell it: patches may change all else. */
export function releasesAfterPatches(plan: ReleasedStack): readonly ToldRelease[] {
  if (plan.environment.patches.length === 0) return [];
  const [earlier, later] = [plan.unpatched, plan.delivery].map((delivery) => deliveredObjects({ ...plan, delivery }));
  const [told, toldNow] = [earlier, later].map((objects = []) => deliveredReleases(objects));
  return plan.releases.flatMap((release) => {
    const before = told?.find(({ name, namespace }) => name === release.name && namespace === release.namespace);
    const place = before === undefined ? -1 : (earlier ?? []).indexOf(before.object);
    const after = toldNow?.find(({ object }) => object === later?.[place]);
    return before && after ? [{ release, before, after }] : [];
  });
}

/** The same, with what engines are told of the releases. */
export interface ToldStack extends ReleasedStack {
  /** What the engine is told of each release, before and after patches; none if there are no patches. */
  readonly releasesTold: readonly ToldRelease[];
}

/** The releases with the values that reach the cluster: patches of an environment may have changed them. */
export function patchedReleases({ environment, releases, releasesTold }: ToldStack): readonly Release[] {
  return releases.map((release) => {
    const found = releasesTold.find((each) => each.release === release);
    if (found === undefined) return release;
    const { before, after } = found;
    return { ...release, values: after.values, patches: valuesPatches(environment.patches, before.object) };
  });
}

/** Keys under which the objects of the engines hold values. */
const VALUES = ['values', 'valuesObject', 'valuesContent'];

function valuesPatches(patches: readonly ObjectPatch[], object: KubeObject): readonly ValuesPatch[] {
  const { kind, name, namespace } = object;
  const manifest = { kind, metadata: { name, namespace } } as Manifest; // isTarget() reads no more of it
  return patches.flatMap((patch, index) =>
    isTarget(patch, manifest)
      ? patch.operations.map(({ op, path, value }, operation) => ({
          ...placeInValues(String(path)),
          ...(value !== undefined && op !== 'test' && leadsIntoValues(String(path)) && { value }),
          at: ['patches', index, 'operations', operation],
        }))
      : [],
  );
}

/** Reads a JSON pointer as far as it leads into values; one that ends above them concerns all. */
function placeInValues(pointer: string): Pick<ValuesPatch, 'path' | 'pointer'> {
  const steps = pointerSteps(pointer);
  const values = steps.findIndex((step) => VALUES.includes(step));
  if (values === -1) return { path: [] };
  const above = steps.slice(0, values + 1);
  return { path: steps.slice(values + 1), pointer: (path) => asPointer([...above, ...path]) };
}

function leadsIntoValues(pointer: string): boolean {
  return pointerSteps(pointer).some((step) => VALUES.includes(step));
}
