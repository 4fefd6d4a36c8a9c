import { listIn, valueAt } from '../../kubernetes/json';
import type { Side, SideRelease } from '../side';

/** Lists the releases that an engine has ready before it looks at another one, as their objects say. */
export function releasesBefore({ releases }: Side, release: SideRelease): readonly SideRelease[] {
  const { json, kind } = release.delivered.object;
  if (kind === 'HelmRelease') {
    const awaited = listIn(json, 'spec', 'dependsOn').map((other) => valueAt(other, 'name'));
    return releases.filter(({ delivered: { object } }) => awaited.includes(object.name));
  }
  const wave = waveOf(release);
  return kind === 'Application' ? releases.filter((other) => waveOf(other) < wave) : [];
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
function waveOf({ delivered: { object } }: SideRelease): number {
  return Number(valueAt(object.json, 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave') ?? 0);
}
