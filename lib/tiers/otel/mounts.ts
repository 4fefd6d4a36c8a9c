import type { JsonObject } from '../../kubernetes/json';
import { type NodeMount, nodeVolume, volumeMount } from '../node-mounts';
import type { Credentials } from './credentials';
import { type OtelRelease, STATE_PATH } from './names';

/** A directory of the node that a release keeps its state in: each its own, because both use the same names. */
export function stateMount(stateDirectory: string, release: OtelRelease): readonly NodeMount[] {
  return [{ name: 'state', directory: `${stateDirectory}/${release}`, path: STATE_PATH, readOnly: false }];
}

/** One list for everything: Helm does not join lists. */
export function mountValues(
  mounts: readonly NodeMount[],
  secrets: Pick<Credentials, 'volumes' | 'volumeMounts'> = { volumes: [], volumeMounts: [] },
): JsonObject {
  const extraVolumes = [...mounts.map(nodeVolume), ...secrets.volumes];
  const extraVolumeMounts = [...mounts.map(volumeMount), ...secrets.volumeMounts];
  return extraVolumes.length > 0 ? { extraVolumes, extraVolumeMounts } : {};
}
