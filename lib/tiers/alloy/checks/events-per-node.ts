import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { eventsPerNode } from '../../events-per-node';

export const alloyEventsPerNode = eventsPerNode(eventSources);

/** grafana/alloy@v1.18.1:internal/component/loki/source/kubernetes_events: each instance watches all namespaces. */
function eventSources(values: JsonObject): readonly string[] {
  const content = valueAt(values, 'alloy', 'configMap', 'content');
  if (valueAt(values, 'controller', 'type') !== 'daemonset' || typeof content !== 'string') return [];
  return /^loki\.source\.kubernetes_events\s/m.test(content) ? ['loki.source.kubernetes_events'] : [];
}
