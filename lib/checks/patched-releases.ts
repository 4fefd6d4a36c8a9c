import type { Release } from '../delivery/release';
import { STAGES } from '../delivery/stage';
import { toJson } from '../kubernetes/manifest';
import { kubeObject } from '../link/kube-object';
import { deliveredReleases } from '../lock/delivered-release';
import type { StackPlan } from '../plan';

type Planned = Pick<StackPlan, 'environment' | 'releases' | 'delivery'>;

/** The releases with the values that reach the cluster: patches of an environment may have changed them. */
export function patchedReleases({ environment, releases, delivery }: Planned): readonly Release[] {
  if (environment.patches.length === 0) return releases;
  const objects = STAGES.flatMap((stage) => delivery.stages[stage]).map((manifest) => kubeObject(toJson(manifest), ''));
  const delivered = deliveredReleases(objects.filter((object) => object !== undefined));
  return releases.map((release) => {
    const found = delivered.find(({ name, namespace }) => name === release.name && namespace === release.namespace);
    return found ? { ...release, values: found.values } : release;
  });
}
