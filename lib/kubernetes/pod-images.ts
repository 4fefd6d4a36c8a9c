import { type ImageSettings, imageFrom } from './image-name';
import type { Manifest } from './manifest';

interface Container {
  readonly image: string;
}

interface Pod {
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
}

/** An object, as far as it runs pods by a template. */
interface PodOwner {
  readonly spec?: { readonly template?: { readonly spec?: Pod } };
}

/** Has the pods of an object get their images from one registry; an object without pods stays as it is. */
export function withImagesFrom(object: Manifest, images: ImageSettings): Manifest {
  const { spec } = object as PodOwner;
  const pod = spec?.template?.spec;
  if (!spec || !pod) return object;
  return { ...object, spec: { ...spec, template: { ...spec.template, spec: pulled(pod, images) } } };
}

/** Does an object run pods by a template? */
export function ownsPods(object: Manifest): boolean {
  return (object as PodOwner).spec?.template?.spec !== undefined;
}

function pulled(pod: Pod, images: ImageSettings): Pod {
  const from = (container: Container) => ({ ...container, image: imageFrom(images, container.image) });
  const secrets = images.pullSecrets.map((name) => ({ name }));
  return {
    ...pod,
    ...(secrets.length > 0 && { imagePullSecrets: secrets }),
    ...(pod.initContainers && { initContainers: pod.initContainers.map(from) }),
    containers: pod.containers.map(from),
  };
}
