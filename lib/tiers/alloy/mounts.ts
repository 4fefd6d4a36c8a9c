import type { JsonObject } from '../../kubernetes/json';
import type { LogIntent } from '../../logs/intent';
import { mountedDirectories } from '../../logs/paths';

/** Where both releases keep positions: `alloy.storagePath` in charts-values/alloy/base.yaml. */
const STORAGE_PATH = '/var/lib/alloy/data';

/** The part of the chart's values that gives the DaemonSet the node's logs to read and its own state to write. */
export function nodeMounts(logs: LogIntent, stateDirectory: string): JsonObject {
  const logVolumes = mountedDirectories(logs).map((directory, index) => ({ name: `node-logs-${index}`, directory }));
  return {
    alloy: {
      mounts: {
        extra: [
          { name: 'state', mountPath: STORAGE_PATH },
          // The same path as on the node: links between log directories keep leading somewhere.
          ...logVolumes.map(({ name, directory }) => ({ name, mountPath: directory, readOnly: true })),
        ],
      },
    },
    controller: {
      volumes: {
        extra: [
          hostPath('state', stateDirectory),
          ...logVolumes.map(({ name, directory }) => hostPath(name, directory)),
        ],
      },
    },
  };
}

/** A node that lacks a directory, such as the logs of a control plane, gets an empty one: the pod must run there too. */
function hostPath(name: string, path: string): JsonObject {
  return { name, hostPath: { path, type: 'DirectoryOrCreate' } };
}
