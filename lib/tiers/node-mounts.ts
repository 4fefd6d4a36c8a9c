import type { JsonObject } from '../kubernetes/json';
import type { LogIntent } from '../logs/intent';
import { directoryOf, mountedDirectories, rke2Files } from '../logs/paths';

/** A directory of the node in the containers of a collector. */
export interface NodeMount {
  readonly name: string;

  /** Where it is on the node. */
  readonly directory: string;

  /** Where it is in the container. */
  readonly path: string;
  readonly readOnly: boolean;

  /** Whether it is someone else's to make: a node that lacks it does not start the pod. @default false */
  readonly mustExist?: boolean;
}

/** The directories of logs, at the same path as on the node: links between them keep leading somewhere. */
export function logMounts(logs: LogIntent): readonly NodeMount[] {
  const foreign = foreignDirectories(logs);
  return mountedDirectories(logs).map((directory, index) => ({
    name: `node-logs-${index}`,
    directory,
    path: directory,
    readOnly: true,
    mustExist: foreign.includes(directory),
  }));
}

/**
 * What other programs of the node decide on by its being there. journald keeps its journal on disk from its next start
 * on if it finds `/var/log/journal` (`Storage=auto` of journald.conf): a collector that made the directory would change
 * the node, and read nothing until then. RKE2 has always made its own: a node without them has another `data-dir`. The
 * event of a pod that does not start names the directory; an empty one would say nothing.
 */
function foreignDirectories({ journal, rke2 }: LogIntent): readonly string[] {
  return [
    ...(journal ? [journal.directory] : []),
    ...(rke2 ? rke2Files(rke2).map(({ path }) => directoryOf(path)) : []),
  ];
}

/** A node that lacks a directory, such as the logs of a control plane, gets an empty one: the pod must run there too. */
export function nodeVolume({ name, directory, mustExist }: NodeMount): JsonObject {
  return { name, hostPath: { path: directory, type: mustExist ? 'Directory' : 'DirectoryOrCreate' } };
}

export function volumeMount({ name, path, readOnly }: NodeMount): JsonObject {
  return { name, mountPath: path, ...(readOnly && { readOnly }) };
}
