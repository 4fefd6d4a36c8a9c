import { containers, type KubeObject } from '../../lib/references/kube-object';

/**
 * The newest minor version 3.x of Loki that objects run: 7 for `grafana/loki:3.7.6`.
 * @returns nothing if none of them says
 */
export function lokiMinor(objects: readonly KubeObject[]): number | undefined {
  const minors = objects.flatMap(containers).flatMap(({ image }) => {
    const [, minor] = /(?:^|\/)loki:v?3\.(\d+)\./.exec(String(image)) ?? [];
    return minor === undefined ? [] : [Number(minor)];
  });
  return minors.length > 0 ? Math.max(...minors) : undefined;
}
