import type { Release } from '../charts/release';
import { error, type Finding } from '../findings/finding';
import { isJsonObject, type JsonObject, valueAt } from '../kubernetes/json';

/** Receivers of OpenTelemetry that ask the API of Kubernetes for all of a cluster. */
const CLUSTER_RECEIVERS = ['k8s_events', 'k8sobjects', 'k8s_cluster'];

type Installed = Pick<Release, 'chart' | 'name' | 'values' | 'valuesPath'>;

/** What every node would read of the whole cluster is read once. */
export function eventsPerNode({ chart, name, values, valuesPath }: Installed): readonly Finding[] {
  const sources = chart.name === 'alloy' ? alloySources(values) : collectorSources(values);
  return sources.map((source) =>
    error('events/per-node', valuesPath, {
      problem: `${source} stands in the release ${name}, which runs a pod on every node`,
      consequence: 'every node sends every event of the cluster, and all of them are stored that often',
      fix: 'delete it there, and let the stack read events once:\nlogs:\n  events: true',
    }),
  );
}

/** grafana/alloy@v1.18.1:internal/component/loki/source/kubernetes_events: each instance watches all namespaces. */
function alloySources(values: JsonObject): readonly string[] {
  const content = valueAt(values, 'alloy', 'configMap', 'content');
  if (valueAt(values, 'controller', 'type') !== 'daemonset' || typeof content !== 'string') return [];
  return /^loki\.source\.kubernetes_events\s/m.test(content) ? ['loki.source.kubernetes_events'] : [];
}

function collectorSources(values: JsonObject): readonly string[] {
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
