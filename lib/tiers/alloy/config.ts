import type { ClusterEvents, LogIntent } from '../../logs/intent';
import { type Component, Reference } from '../../syntax/alloy/document';
import type { Endpoint } from '../../wiring/endpoint';
import { eventComponents } from './events';
import { journalComponents } from './journal';
import { machineLogComponents } from './machine-logs';
import { nodeFileComponents } from './node-files';
import { podComponents } from './pods';
import { rke2Components } from './rke2';
import { lokiWrite } from './write';

/** What runs on every node: reads the node's files and its journal. */
export function nodeComponents(
  { cluster, pods, redaction, drop, nodeFiles, machineLogs, journal, rke2 }: LogIntent,
  push: Endpoint,
): readonly Component[] {
  const write = lokiWrite(cluster, push);
  const forwardTo = Reference.to(write, 'receiver');
  return [
    ...(pods ? podComponents(pods, { redaction, drop }, forwardTo) : []),
    ...(nodeFiles.length > 0 ? nodeFileComponents(nodeFiles, forwardTo) : []),
    ...(machineLogs ? machineLogComponents(machineLogs, forwardTo) : []),
    ...(journal ? journalComponents(journal, forwardTo) : []),
    ...(rke2 ? rke2Components(rke2, forwardTo) : []),
    write,
  ];
}

/**
 * What runs once in the cluster: watches events.
 * @param clustered whether several pods agree on the one that watches
 */
export function clusterComponents(
  { cluster, redaction }: LogIntent,
  events: ClusterEvents,
  clustered: boolean,
  push: Endpoint,
): readonly Component[] {
  const write = lokiWrite(cluster, push);
  return [...eventComponents(events, clustered, redaction, Reference.to(write, 'receiver')), write];
}
