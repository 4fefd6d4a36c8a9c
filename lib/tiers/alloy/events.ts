import type { ClusterEvents } from '../../logs/intent';
import { block, type Component, Reference } from '../../syntax/alloy/document';

/** Kubernetes events of all namespaces as JSON lines. Runs in one pod of the cluster: each more sends every event again. */
export function eventComponents({ job }: ClusterEvents, forwardTo: Reference<'receiver'>): readonly Component[] {
  const process: Component<'loki.process'> = {
    name: 'loki.process',
    label: 'events',
    attributes: { forward_to: [forwardTo] },
    blocks: [block('stage.label_drop', { values: ['instance'] })],
  };
  const source: Component<'loki.source.kubernetes_events'> = {
    name: 'loki.source.kubernetes_events',
    label: 'events',
    attributes: { job_name: job, log_format: 'json', forward_to: [Reference.to(process, 'receiver')] },
    blocks: [],
  };
  return [source, process];
}
