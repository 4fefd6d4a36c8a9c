import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import type { ContainerResources } from '../../kubernetes/resources';
import type { Component } from '../../syntax/alloy/document';
import { printDocument } from '../../syntax/alloy/printer';
import type { MetricsPort, Workload } from '../../wiring/workload';

/** `alloy.listenPort` in all charts. */
const METRICS_PORT = 12345;

/** What the chart names alike at every version: a release whose name contains `alloy` gives its name to all objects. */
type ReleaseIdentity = Pick<Workload, 'name' | 'podLabels' | 'serviceAccount' | 'hostNetwork' | 'metrics'>;

export function releaseIdentity(name: string): ReleaseIdentity {
  const labels = { 'app.kubernetes.io/name': 'alloy', 'app.kubernetes.io/instance': name };
  const metrics: MetricsPort = {
    serviceLabels: labels,
    portName: 'http-metrics',
    path: '/metrics',
    containerPort: METRICS_PORT,
  };
  return { name, podLabels: labels, serviceAccount: name, hostNetwork: false, metrics };
}

/** The values of the `alloy` container that differ between environments. */
export function containerValues(components: readonly Component[], resources: ContainerResources): JsonObject {
  const given = toJson(resources);
  return { configMap: { content: printDocument(components) }, ...(isJsonObject(given) ? { resources: given } : {}) };
}
