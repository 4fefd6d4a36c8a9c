import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { toJson } from '../../lib/kubernetes/manifest';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import type { Tier } from '../../lib/tiers/tier';
import { clusterObjects } from '../support/dist';

/** What a cluster gets. */
export interface Delivered {
  readonly releases: readonly HelmValues[];
  readonly objects: readonly KubeObject[];
}

/** The values of a Helm release. */
export interface HelmValues {
  readonly name: string;
  readonly values: JsonObject;
}

/** What synth writes for an environment of the tests. */
export function fromDist(environment: string): Delivered {
  const objects = clusterObjects(environment);
  if (objects.length === 0) throw new Error(`synth writes nothing for ${environment}`);
  return { releases: deliveredReleases(objects), objects };
}

/** What an environment would get with settings that no environment of the tests has. */
export function fromTier({ releases, objects = [], prerequisites }: Tier): Delivered {
  const manifests = [...prerequisites, ...objects];
  return { releases, objects: manifests.flatMap((manifest) => kubeObject(toJson(manifest), 'a test') ?? []) };
}

/** The only release whose values have something at a path. */
export function releaseWith({ releases }: Delivered, ...path: readonly string[]): HelmValues {
  const [release, ...others] = releases.filter(({ values }) => valueAt(values, ...path) !== undefined);
  if (!release || others.length > 0) throw new Error(`not one release with ${path.join('.')}`);
  return release;
}
