import type { DeliveryInput } from '../delivery';

/**
 * Finds the namespace that the Applications of our own objects name: the objects name theirs themselves, but a project
 * admits no Application that names none of its own.
 */
export function homeNamespace(delivered: DeliveryInput): string {
  const { releases, prerequisites, objects, configs } = delivered.going ?? delivered;
  const own = [...objects, ...prerequisites, ...configs].flatMap(({ metadata }) => metadata.namespace ?? []);
  return releases[0]?.namespace ?? own[0] ?? 'default';
}
