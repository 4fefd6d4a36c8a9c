import type { JsonObject } from '../../kubernetes/json';
import { type OtelRelease, STATE_PATH } from './names';

/** A directory of the node that a release keeps its state in: each its own, because both use the same names. */
export function stateMount(stateDirectory: string, release: OtelRelease): readonly NodeMount[] {
  return [{ name: 'state', directory: `${stateDirectory}/${release}`, path: STATE_PATH, readOnly: false }];
}

/** Directories of logs, at the same path as on the node: links between them keep leading somewhere. */
export function logMounts(directories: readonly string[]): readonly NodeMount[] {
  return directories.map((directory, index) => ({
    name: `node-logs-${index}`,
    directory,
    path: directory,
    readOnly: true,
  }));
}

export interface NodeMount {
  readonly name: string;
  readonly directory: string;
  readonly path: string;
  readonly readOnly: boolean;
}

/** A node that lacks a directory, such as the logs of a control plane, gets an empty one: the pod must run there too. */
export function mountValues(mounts: readonly NodeMount[]): JsonObject {
  if (mounts.length === 0) return {};
  return {
    extraVolumes: mounts.map(({ name, directory }) => ({
      name,
      hostPath: { path: directory, type: 'DirectoryOrCreate' },
    })),
    extraVolumeMounts: mounts.map(({ name, path, readOnly }) => ({
      name,
      mountPath: path,
      ...(readOnly && { readOnly }),
    })),
  };
}
