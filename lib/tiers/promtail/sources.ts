import type { JsonObject } from '../../kubernetes/json';
import type { LogIntent } from '../../logs/intent';
import { machineLogSource, nodeFileSource, rke2Source } from './files';
import { journalSource } from './journal';
import { podSource } from './pods';

/** What is read on every node: Promtail's `scrape_configs`. */
export function sources(logs: LogIntent): JsonObject[] {
  const { pods, nodeFiles, machineLogs, journal, rke2 } = logs;
  return [
    ...(pods ? [podSource(pods, logs)] : []),
    ...(nodeFiles.length > 0 ? [nodeFileSource(nodeFiles)] : []),
    ...(machineLogs ? [machineLogSource(machineLogs)] : []),
    ...(journal ? [journalSource(journal)] : []),
    ...(rke2 ? [rke2Source(rke2)] : []),
  ];
}
