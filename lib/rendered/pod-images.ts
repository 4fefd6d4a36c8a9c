import { containers, hasPods, type KubeObject } from '../references/kube-object';

/** Lists the images that rendered objects run, tests and hooks among them, by object and container. */
export function podImages(objects: readonly KubeObject[]): Readonly<Record<string, string>> {
  const named = objects
    .filter(hasPods)
    .flatMap((object) => containers(object).map(({ name, image }) => [imageUser(object, String(name)), String(image)]));
  return Object.fromEntries(named.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}

function imageUser({ kind, name }: KubeObject, container: string): string {
  return `${kind} ${name} ${container}`;
}
