import type { JsonObject } from '../kubernetes/json';
import type { LogIntent } from '../logs/intent';
import { mountedDirectories } from '../logs/mounts';

/** A directory of the node in the containers of a collector. */
export interface NodeMount {
  /** Name of the volume in the pod. */
  readonly name: string;

  /** Where it is on the node. */
  readonly directory: string;

  /** Where it is in the container. */
  readonly path: string;

  /** Whether the container can only read the directory. */
  readonly readOnly: boolean;

  /** Whether it is someone else's to make: a node that lacks it does not start the pod. @default false */
  readonly mustExist?: boolean;
}

/** The directories of logs, at the same path as on the node: links between them keep leading somewhere. */
export function logMounts(logs: LogIntent): readonly NodeMount[] {
  return mountedDirectories(logs).map(({ mounted, mustExist }, index) => ({
    name: `node-logs-${index}`,
    directory: mounted,
    path: mounted,
    readOnly: true,
    mustExist,
  }));
}

/** A node that lacks a directory, such as the logs of a control plane, gets an empty one: the pod must run there too. */
export function nodeVolume({ name, directory, mustExist }: NodeMount): JsonObject {
  return { name, hostPath: { path: directory, type: mustExist ? 'Directory' : 'DirectoryOrCreate' } };
}

export function volumeMount({ name, path, readOnly }: NodeMount): JsonObject {
  return { name, mountPath: path, ...(readOnly && { readOnly }) };
}
