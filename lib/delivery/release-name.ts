import { isSameRelease, type Release, type ReleaseId } from '../charts/release';

/**
 * Name of the object of an engine that stands for a release. Engines keep the objects of all releases in one namespace, so
 * one of two releases with the same name in two namespaces says where it runs.
 */
export function releaseObjectName({ name, namespace }: ReleaseId, releases: readonly Release[]): string {
  const [first] = releases.filter((release) => release.name === name);
  return first === undefined || isSameRelease(first, { name, namespace }) ? name : `${name}-${namespace}`;
}
