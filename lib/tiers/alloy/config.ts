import type { ClusterEvents, LogIntent } from '../../logs/intent';
import { type Component, Reference } from '../../syntax/alloy/document';
import type { Endpoint } from '../../wiring/endpoint';
import { eventComponents } from './events';
import { nodeFileComponents } from './node-files';
import { podComponents } from './pods';
import { lokiWrite } from './write';

/** What runs on every node: reads the node's files. */
export function nodeComponents({ cluster, pods, nodeFiles }: LogIntent, push: Endpoint): readonly Component[] {
  const write = lokiWrite(cluster, push);
  const forwardTo = Reference.to(write, 'receiver');
  return [
    ...(pods ? podComponents(pods, forwardTo) : []),
    ...(nodeFiles.length > 0 ? nodeFileComponents(nodeFiles, forwardTo) : []),
    write,
  ];
}

/** What runs once in the cluster: watches events. */
export function clusterComponents(cluster: string, events: ClusterEvents, push: Endpoint): readonly Component[] {
  const write = lokiWrite(cluster, push);
  return [...eventComponents(events, Reference.to(write, 'receiver')), write];
}
