import { isJsonObject, type JsonObject, valueAt } from '../../../kubernetes/json';
import { eventsPerNode } from '../../events-per-node';

/** Receivers that ask the API of Kubernetes for all of a cluster. */
const CLUSTER_RECEIVERS = ['k8s_events', 'k8sobjects', 'k8s_cluster'];

export const otelEventsPerNode = eventsPerNode(clusterReceivers);

function clusterReceivers(values: JsonObject): readonly string[] {
  if (valueAt(values, 'mode') !== 'daemonset') return [];
  const receivers = ['alternateConfig', 'config'].flatMap((key) => {
    const section = valueAt(values, key, 'receivers');
    return isJsonObject(section) ? Object.entries(section) : [];
  });
  return receivers
    .filter(([id]) => CLUSTER_RECEIVERS.includes(id.split('/')[0] ?? ''))
    .filter(([, settings]) => valueAt(settings, 'k8s_leader_elector') === undefined)
    .map(([id]) => `the receiver ${id}`);
}
