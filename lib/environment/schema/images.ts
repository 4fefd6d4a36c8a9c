import * as z from 'zod';
import { text } from '../../schema/scalars';

/** Section that says where images are pulled from. */
export const images = z.strictObject({
  registry: text('registry').describe(
    'Registry of all images, with a path if it has one; below it, images have the paths of their own registries, such as grafana/loki and library/memcached.',
  ),
  pullSecrets: z
    .array(text('secret'))
    .prefault([])
    .describe('Secrets with its credentials, of the type kubernetes.io/dockerconfigjson, in each namespace with pods.'),
  digests: z
    .record(text('imageName'), text('imageDigest'))
    .prefault({})
    .describe('Digests that images must have, by their paths and tags in the registry.'),
});
