import type { Release, ValuesPatch } from '../charts/release';
import type { Manifest } from '../kubernetes/manifest';
import { isTarget, type ObjectPatch } from '../kubernetes/patch';
import { pointerSteps } from '../kubernetes/pointer';
import type { KubeObject } from '../references/kube-object';
import { deliveredReleases } from '../rendered/delivered-releases';
import { type DeliveredStack, deliveredObjects } from './delivered-objects';

/** What an environment delivers, and the releases that it was made of. */
export interface ReleasedStack extends DeliveredStack {
  /** The releases before patches. */
  readonly releases: readonly Release[];
}

/** The releases with the values that reach the cluster: patches of an environment may have changed them. */
export function patchedReleases(plan: ReleasedStack): readonly Release[] {
  const { environment, releases } = plan;
  if (environment.patches.length === 0) return releases;
  const delivered = deliveredReleases(deliveredObjects(plan));
  return releases.map((release) => {
    const found = delivered.find(({ name, namespace }) => name === release.name && namespace === release.namespace);
    if (found === undefined) return release;
    return { ...release, values: found.values, patches: valuesPatches(environment.patches, found.object) };
  });
}

/** Keys under which the objects of the engines hold values. */
const VALUES = ['values', 'valuesObject', 'valuesContent'];

function valuesPatches(patches: readonly ObjectPatch[], object: KubeObject): readonly ValuesPatch[] {
  const { kind, name, namespace } = object;
  const manifest = { kind, metadata: { name, namespace } } as Manifest; // isTarget() reads no more of it
  return patches.flatMap((patch, index) =>
    isTarget(patch, manifest)
      ? patch.operations.map(({ path }, operation) => ({
          path: pathInValues(String(path)),
          at: ['patches', index, 'operations', operation],
        }))
      : [],
  );
}

/** Reads a JSON pointer as far as it leads into values; one that ends above them concerns all. */
function pathInValues(pointer: string): readonly string[] {
  const steps = pointerSteps(pointer);
  const values = steps.findIndex((step) => VALUES.includes(step));
  return values === -1 ? [] : steps.slice(values + 1);
}
