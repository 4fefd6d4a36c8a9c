import type { KubeObject } from '../references/kube-object';
import type { Step } from './effect';
import type { Origin } from './engine';
import type { Side } from './side';

/** Finds what brings an object that reaches the cluster. */
export function originOf({ releases }: Side, { ofChart, origin: file, json }: KubeObject): Origin {
  const release = ofChart
    ? releases.find(
        ({ delivered, rendered }) =>
          delivered.object.origin === file && rendered?.objects.some((object) => object.json === json),
      )
    : undefined;
  return { file, ...(release && { release }) };
}

/** Takes an object away. */
export function removal({ kind, namespace, name }: KubeObject, text: string, isOrphaning = false): Step {
  const words = [
    'kubectl',
    ...(namespace === undefined ? [] : ['-n', namespace]),
    'delete',
    kind.toLowerCase(),
    name,
    ...(isOrphaning ? ['--cascade=orphan'] : []),
  ];
  return { text, command: words.join(' ') };
}
