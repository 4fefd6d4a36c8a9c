import type { JsonObject } from '../../kubernetes/json';
import { type NodeMount, nodeVolume, volumeMount } from '../node-mounts';
import { type OtelRelease, STATE_PATH } from './names';

/** A directory of the node that a release keeps its state in: each its own, because both use the same names. */
export function stateMount(stateDirectory: string, release: OtelRelease): readonly NodeMount[] {
  return [{ name: 'state', directory: `${stateDirectory}/${release}`, path: STATE_PATH, readOnly: false }];
}

export function mountValues(mounts: readonly NodeMount[]): JsonObject {
  if (mounts.length === 0) return {};
  return { extraVolumes: mounts.map(nodeVolume), extraVolumeMounts: mounts.map(volumeMount) };
}
