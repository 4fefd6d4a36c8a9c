import type { Release } from '../charts/release';
import { deliveredObjects } from '../plan/delivered-objects';
import type { StackPlan } from '../plan/plan';
import { deliveredReleases } from '../rendered/delivered-releases';

/** The releases with the values that reach the cluster: patches of an environment may have changed them. */
export function patchedReleases(plan: StackPlan): readonly Release[] {
  const { environment, releases } = plan;
  if (environment.patches.length === 0) return releases;
  const delivered = deliveredReleases(deliveredObjects(plan));
  return releases.map((release) => {
    const found = delivered.find(({ name, namespace }) => name === release.name && namespace === release.namespace);
    return found ? { ...release, values: found.values } : release;
  });
}
