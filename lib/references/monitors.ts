import { type JsonObject, valueAt } from '../kubernetes/json';
import type { Cluster } from './cluster';
import { type KubeObject, listAt, objectAt } from './kube-object';
import { selects } from './label-selector';
import { nearestMiss, selectedPods } from './selected-pods';

/** Targets of a ServiceMonitor or PodMonitor. */
export interface MonitorTargets {
  /** Services of a ServiceMonitor, or what runs the pods of a PodMonitor. */
  readonly selected: readonly KubeObject[];

  /** All that it could have selected. */
  readonly candidates: () => readonly KubeObject[];

  /** Entries of its list of endpoints, as the object has them. */
  readonly endpoints: readonly JsonObject[];
}

/** Finds the targets of a ServiceMonitor. */
export function serviceMonitorTargets(monitor: KubeObject, cluster: Cluster): MonitorTargets {
  const where = namespaces(monitor, cluster);
  const selector = objectAt(monitor.json, 'spec', 'selector');
  const labelled = where.flatMap((namespace) => cluster.servicesWith(namespace, objectAt(selector, 'matchLabels')));
  return {
    selected: labelled.filter(({ labels }) => selects(selector, labels)),
    candidates: () => where.flatMap((namespace) => cluster.within('Service', namespace)),
    endpoints: listAt(monitor.json, 'spec', 'endpoints'),
  };
}

/** Finds the targets of a PodMonitor. */
export function podMonitorTargets(monitor: KubeObject, cluster: Cluster): MonitorTargets {
  const where = namespaces(monitor, cluster);
  const selector = objectAt(monitor.json, 'spec', 'selector');
  return {
    selected: where.flatMap((namespace) => selectedPods(namespace, selector, cluster)),
    candidates: () => where.flatMap((namespace) => cluster.podsIn(namespace)),
    endpoints: listAt(monitor.json, 'spec', 'podMetricsEndpoints'),
  };
}

/** What it selects, or comes nearest to selecting. */
export function meantBy(
  monitor: KubeObject,
  { selected, candidates }: MonitorTargets,
  labelsOf: (object: KubeObject) => KubeObject['labels'],
): readonly KubeObject[] {
  if (selected.length > 0) return selected;
  const near = nearestMiss(objectAt(monitor.json, 'spec', 'selector'), candidates(), labelsOf);
  return near ? [near.object] : [];
}

/** May it select what no object shows? Where nobody declares what else there is, a namespace without objects may hold anything. */
export function mayReadOthers(monitor: KubeObject, cluster: Cluster): boolean {
  const isUndeclared = cluster.declared.calls === undefined;
  return (
    readsAny(monitor) ||
    namespaces(monitor, cluster).some(
      (namespace) => cluster.isShared(namespace) || (isUndeclared && !cluster.knows(namespace)),
    )
  );
}

function readsAny({ json }: KubeObject): boolean {
  return valueAt(json, 'spec', 'namespaceSelector', 'any') === true;
}

/** The namespaces in which a monitor looks: its own unless it says otherwise. */
export function namespaces(monitor: KubeObject, cluster: Cluster): readonly string[] {
  if (readsAny(monitor)) return cluster.namespaces;
  const { json, namespace } = monitor;
  const names = valueAt(json, 'spec', 'namespaceSelector', 'matchNames');
  if (Array.isArray(names)) return names.map(String);
  return namespace === undefined ? [] : [namespace];
}
