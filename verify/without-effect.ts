import type { KeyPath } from '../lib/charts/key-model';
import { isSaid, overriddenLeaves, withOther, withoutOverride } from '../lib/charts/overridden';
import type { Release } from '../lib/charts/release';
import { formatPath } from '../lib/findings/finding';
import type { JsonObject } from '../lib/kubernetes/json';
import type { KubeObject } from '../lib/references/kube-object';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import type { Rendering } from './material';

/**
 * Finds overrides that change nothing in what Helm renders, of any key of any chart: each is rendered without it, and with
 * another value in its place, because an override may say what a chart does anyway.
 * @returns the keys of the environment file
 */
export function overridesWithoutEffect(
  release: Release,
  delivered: DeliveredRelease,
  objects: readonly KubeObject[],
  render: (release: DeliveredRelease) => Rendering,
): readonly string[] {
  const now = JSON.stringify(objects.map(({ json }) => json));
  const isNow = (values: JsonObject) => {
    const rendering = render({ ...delivered, values });
    return 'objects' in rendering && JSON.stringify(rendering.objects.map(({ json }) => json)) === now;
  };
  const changesNothing = (path: KeyPath) => isNow(withoutOverride(release, path)) && isNow(withOther(release, path));
  return overriddenLeaves(release.overrides)
    .filter((path) => isSaid(release, path) && changesNothing(path))
    .map((path) => formatPath([...release.valuesPath, ...path]));
}
