import { containers, type KubeObject } from '../../lib/link/kube-object';

/**
 * The newest minor version 3.x of an image that objects run: 7 for `grafana/loki:3.7.6`.
 * @returns nothing if none of them says
 */
export function imageMinor(objects: readonly KubeObject[], name: 'loki' | 'promtail'): number | undefined {
  const tag = new RegExp(`(?:^|/)${name}:v?3\\.(\\d+)\\.`);
  const minors = objects.flatMap(containers).flatMap(({ image }) => {
    const [, minor] = tag.exec(String(image)) ?? [];
    return minor === undefined ? [] : [Number(minor)];
  });
  return minors.length > 0 ? Math.max(...minors) : undefined;
}
