import type { JsonObject } from '../../kubernetes/json';
import type { LogIntent } from '../../logs/intent';
import { logMounts, type NodeMount, nodeVolume, volumeMount } from '../node-mounts';

/** Where both releases keep positions: `alloy.storagePath` in charts-values/alloy/base.yaml. */
const STORAGE_PATH = '/var/lib/alloy/data';

/** The part of the chart's values that gives the DaemonSet the node's logs to read and its own state to write. */
export function nodeMounts(logs: LogIntent, stateDirectory: string): JsonObject {
  const state: NodeMount = { name: 'state', directory: stateDirectory, path: STORAGE_PATH, readOnly: false };
  const mounts = [state, ...logMounts(logs)];
  return {
    alloy: { mounts: { extra: mounts.map(volumeMount) } },
    controller: { volumes: { extra: mounts.map(nodeVolume) } },
  };
}
