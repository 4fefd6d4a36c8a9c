import type { Release } from '../charts/release';
import { type ImageSettings, imageFrom } from '../kubernetes/image-name';
import { valueAt } from '../kubernetes/json';

/** Keys by which the charts take a registry for their images, as that of the whole release or of its program alone. */
const REGISTRY_KEYS = [
  ['global', 'imageRegistry'],
  ['global', 'image', 'registry'],
  ['image', 'registry'],
  ['loki', 'image', 'registry'],
];

const IMAGE = 'library/busybox:1.37';

/**
 * The image of the pod that a smoke script starts, with a shell in it: from the registry that the environment names for
 * its own images, because a cluster may reach no other. Paths there are those of docker.io, as charts have it.
 */
export function smokeImage(releases: readonly Pick<Release, 'overrides'>[], images?: ImageSettings): string {
  if (images) return imageFrom(images, IMAGE);
  const named = releases.flatMap(({ overrides }) => REGISTRY_KEYS.map((keys) => valueAt(overrides, ...keys)));
  const registry = named.find((value) => typeof value === 'string' && value !== '');
  return `${String(registry ?? 'docker.io').replace(/\/+$/, '')}/${IMAGE}`;
}
