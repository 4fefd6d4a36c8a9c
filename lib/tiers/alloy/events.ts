import type { Redaction } from '../../logs/intent';
import type { EventOrigin } from '../../logs/sources/origin';
import { block, type Component, Reference } from '../../syntax/alloy/document';
import { redactionStages } from './redaction';

/**
 * Kubernetes events of all namespaces as JSON lines. Of several pods that form no cluster each sends every event; of
 * those that do, one watches, and another one takes over when it is gone. It has no position of the first, and sends
 * the events again that the API still has.
 */
export function eventComponents(
  { job }: EventOrigin,
  clustered: boolean,
  redaction: Redaction | undefined,
  forwardTo: Reference<'receiver'>,
): readonly Component[] {
  const process: Component<'loki.process'> = {
    name: 'loki.process',
    label: 'events',
    attributes: { forward_to: [forwardTo] },
    blocks: [
      ...redactionStages(redaction),
      block('stage.static_labels', { values: { source: 'kubernetes-events' } }),
      block('stage.label_drop', { values: ['instance'] }),
    ],
  };
  const source: Component<'loki.source.kubernetes_events'> = {
    name: 'loki.source.kubernetes_events',
    label: 'events',
    attributes: { job_name: job, log_format: 'json', forward_to: [Reference.to(process, 'receiver')] },
    blocks: clustered ? [block('clustering', { enabled: true })] : [],
  };
  return [source, process];
}
