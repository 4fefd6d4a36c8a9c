import { type JsonObject, valueAt } from '../kubernetes/json';
import type { Cluster } from './cluster';
import { type KubeObject, listAt, objectAt, podLabels } from './kube-object';
import { selects } from './label-selector';
import { nearestMiss } from './selected-pods';

/** What an object of the Prometheus operator reads. */
export interface MonitorTargets {
  /** Services of a ServiceMonitor, or what runs the pods of a PodMonitor. */
  readonly selected: readonly KubeObject[];

  /** All that it could have selected. */
  readonly candidates: readonly KubeObject[];

  readonly endpoints: readonly JsonObject[];
}

/** What a ServiceMonitor selects. */
export function serviceMonitorTargets(monitor: KubeObject, cluster: Cluster): MonitorTargets {
  const candidates = namespaces(monitor, cluster).flatMap((namespace) => cluster.within('Service', namespace));
  const selector = objectAt(monitor.json, 'spec', 'selector');
  const selected = candidates.filter(({ labels }) => selects(selector, labels));
  return { selected, candidates, endpoints: listAt(monitor.json, 'spec', 'endpoints') };
}

/** What a PodMonitor selects. */
export function podMonitorTargets(monitor: KubeObject, cluster: Cluster): MonitorTargets {
  const candidates = namespaces(monitor, cluster).flatMap((namespace) => cluster.podsIn(namespace));
  const selector = objectAt(monitor.json, 'spec', 'selector');
  const selected = candidates.filter((object) => selects(selector, podLabels(object)));
  return { selected, candidates, endpoints: listAt(monitor.json, 'spec', 'podMetricsEndpoints') };
}

/** What it selects, or comes nearest to selecting. */
export function meantBy(
  monitor: KubeObject,
  { selected, candidates }: MonitorTargets,
  labelsOf: (object: KubeObject) => KubeObject['labels'],
): readonly KubeObject[] {
  if (selected.length > 0) return selected;
  const near = nearestMiss(objectAt(monitor.json, 'spec', 'selector'), candidates, labelsOf);
  return near ? [near.object] : [];
}

/** The namespaces in which a monitor looks: its own unless it says otherwise. */
export function namespaces({ json, namespace }: KubeObject, { objects }: Cluster): readonly string[] {
  if (valueAt(json, 'spec', 'namespaceSelector', 'any') === true) {
    return [...new Set(objects.flatMap((object) => object.namespace ?? []))];
  }
  const names = valueAt(json, 'spec', 'namespaceSelector', 'matchNames');
  if (Array.isArray(names)) return names.map(String);
  return namespace === undefined ? [] : [namespace];
}
