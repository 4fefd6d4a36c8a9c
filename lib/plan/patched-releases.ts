import type { Release, ValuesPatch } from '../charts/release';
import type { Manifest } from '../kubernetes/manifest';
import { isTarget, type ObjectPatch } from '../kubernetes/patch';
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
      ? patch.operations.map(({ op, path, value }, operation) => ({
          ...placeInValues(String(path)),
          ...(value !== undefined && op !== 'test' && leadsIntoValues(String(path)) && { value }),
          at: ['patches', index, 'operations', operation],
        }))
      : [],
  );
}

/** Reads a JSON pointer (RFC 6901) as far as it leads into values; one that ends above them concerns all. */
function placeInValues(pointer: string): Pick<ValuesPatch, 'path' | 'pointer'> {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const values = steps.findIndex((step) => VALUES.includes(step));
  if (values === -1) return { path: [] };
  const above = steps.slice(0, values + 1);
  return { path: steps.slice(values + 1), pointer: (path) => [...above, ...path].map(escaped).join('') };
}

function escaped(step: string): string {
  return `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function leadsIntoValues(pointer: string): boolean {
  return pointer.split('/').some((step) => VALUES.includes(step));
}
