import { createHash } from 'node:crypto';
import type { KubeObject } from '../../lib/references/kube-object';
import { renderWith } from '../helm';
import { readFiles } from '../material';
import type { ServedChart } from './chart-server';
import { chartOf, releasesIn } from './charts';
import type { Snapshot } from './snapshot';

/**
 * Fingerprints of all that an environment asks for: the objects in its folder, and those of its releases.
 * @throws what Helm says of a release that it does not render
 */
export function askedFor(output: string, charts: readonly ServedChart[], helm: string): Snapshot {
  const plain = readFiles(output).flatMap(({ objects }) => objects);
  const rendered = releasesIn(output).flatMap((release) => {
    const result = renderWith(chartOf(release, charts).path, helm)(release);
    if ('objects' in result) return result.objects;
    throw new Error(`${release.name}: ${'failed' in result ? result.failed : result.unavailable}`);
  });
  return new Map([...plain, ...rendered].map((object) => [titleOf(object), fingerprint(object)]));
}

/** Names an object as a snapshot does. */
export function titleOf({ kind, namespace, name }: KubeObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function fingerprint({ json }: KubeObject): string {
  return createHash('sha256').update(JSON.stringify(json)).digest('hex');
}
