import type { Release } from '../../charts/release';
import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import type { ContainerResources } from '../../kubernetes/resources';
import type { Component } from '../../syntax/alloy/document';
import { printDocument } from '../../syntax/alloy/printer';
import type { MainContainer, MetricsPort, Workload } from '../../wiring/workload';
import { limitsIn } from '../limits';
import type { ResolvedAlloy } from './settings';

/**
 * `alloy.listenPort` in all charts: metrics, and what members of a cluster say to each other. `alloy.listenAddr` is
 * `0.0.0.0`, which Go takes for all addresses of IPv6 too; members tell each other those of either family
 * (`getAdvertiseAddress` in grafana/alloy@04e6eb7:internal/alloycli/cluster_builder.go).
 */
export const HTTP_PORT = 12345;

/** What the chart names alike at every version: a release whose name contains `alloy` gives its name to all objects. */
type ReleaseIdentity = Pick<Workload, 'name' | 'podLabels' | 'serviceAccount' | 'hostNetwork' | 'metrics'>;

export function releaseIdentity(name: string, { chart }: Pick<ResolvedAlloy, 'chart'>): ReleaseIdentity {
  const labels = { 'app.kubernetes.io/name': 'alloy', 'app.kubernetes.io/instance': name };
  const metrics: MetricsPort = {
    program: { name: 'alloy', version: chart.program },
    service: { name, labels },
    portName: 'http-metrics',
    path: '/metrics',
    containerPort: HTTP_PORT,
  };
  return { name, podLabels: labels, serviceAccount: name, hostNetwork: false, metrics };
}

/** The values of the `alloy` container that differ between environments. */
export function containerValues(components: readonly Component[], resources: ContainerResources): JsonObject {
  const given = toJson(resources);
  return { configMap: { content: printDocument(components) }, ...(isJsonObject(given) ? { resources: given } : {}) };
}

/** The `alloy` container as the release leaves it, with every override merged in. */
export function mainContainer({ values }: Release): MainContainer {
  return { name: 'alloy', limits: limitsIn(values, 'alloy', 'resources') };
}
