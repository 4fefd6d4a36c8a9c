import { argocd } from './delivery/argocd/argocd';
import type { Delivery, DeliveryEngine } from './delivery/delivery';
import { flux } from './delivery/flux/flux';
import type { Release } from './delivery/release';
import type { DeliverySettings, Environment, Reader } from './environment/environment';
import type { Manifest } from './kubernetes/manifest';
import { applyPatches, type ObjectPatch } from './kubernetes/patch';
import type { MeshInput } from './mesh/input';
import { meshLabels } from './mesh/membership';
import { meshObjects } from './mesh/objects';
import { podMonitors } from './monitoring/pod-monitors';
import { serviceMonitors } from './monitoring/service-monitors';
import { alloyTier } from './tiers/alloy/tier';
import { grafanaTier } from './tiers/grafana/datasource';
import { type LokiTier, lokiTier } from './tiers/loki/tier';
import { otlpIndexLabels } from './tiers/otel/index-labels';
import { otelTier } from './tiers/otel/tier';
import { orderReleases } from './tiers/release-order';
import type { Tier } from './tiers/tier';
import type { Endpoint } from './wiring/endpoint';
import type { Flow } from './wiring/flow';
import { namespaceObjects } from './wiring/namespaces';
import { joinWirings, type Wiring } from './wiring/wiring';

/** Everything that an environment turns into, as data. */
export interface StackPlan {
  readonly environment: Environment;
  readonly tiers: readonly Tier[];
  readonly wiring: Wiring;

  /** What the objects of the mesh follow from. @default - the cluster has no mesh */
  readonly mesh?: MeshInput;

  /** In the order in which they become ready. */
  readonly releases: readonly Release[];

  /** The objects before the environment's patches. */
  readonly unpatched: Delivery;

  /** The objects that are written. */
  readonly delivery: Delivery;
}

/** Plans the logging stack of one environment. Pure: the same environment gives the same plan. */
export function planStack(environment: Environment): StackPlan {
  const { platform, loki, grafana, readers, delivery, patches } = environment;
  const store = lokiTier({ ...loki, ...platform, otlpIndexLabels: indexLabels(environment) });
  const collector = collectorTier(environment, store);
  const tiers = [store, collector, ...(grafana ? [grafanaTier({ ...grafana.datasource, query: store.query })] : [])];
  const wiring = joinWirings([...tiers, { workloads: [], flows: readers.map((reader) => read(reader, store.query)) }]);
  const mesh = meshInput(environment, wiring);
  const releases = orderReleases(tiers);
  const unpatched = deliveryEngine(delivery)({
    releases,
    prerequisites: [...clusterObjects(environment, wiring, mesh), ...tiers.flatMap((tier) => tier.prerequisites)],
    configs: [...tiers.flatMap((tier) => tier.configs), ...monitors(environment, wiring)],
    secrets: tiers.flatMap((tier) => tier.secrets),
  });
  return { environment, tiers, wiring, mesh, releases, unpatched, delivery: patchDelivery(unpatched, patches) };
}

/** What Loki must index for the labels of every collector, and what the environment wants beside that. */
function indexLabels({ loki, collector, logs }: Environment): readonly string[] {
  const promised = collector.otel ? otlpIndexLabels(collector.otel.labels, logs) : [];
  return [...new Set([...promised, ...loki.otlpIndexLabels])];
}

function collectorTier({ collector, logs }: Environment, { push, otlp }: LokiTier): Tier {
  return collector.alloy ? alloyTier({ ...collector.alloy, logs, push }) : otelTier({ ...collector.otel, logs, otlp });
}

function deliveryEngine(settings: DeliverySettings): DeliveryEngine {
  return settings.flux ? flux(settings.flux) : argocd(settings.argocd);
}

function read({ name, namespace }: Reader, query: Endpoint): Flow {
  return { from: { external: name, namespace }, to: query, purpose: 'query logs' };
}

function meshInput({ mesh, platform, namespaces, monitoring }: Environment, wiring: Wiring): MeshInput | undefined {
  if (!mesh) return undefined;
  const { podCidrs, nodeCidrs } = platform;
  const { scraperNamespace } = monitoring;
  return { settings: mesh.istio, wiring, namespaces, podCidrs, nodeCidrs, scraperNamespace };
}

/** What the workloads live in: their namespaces, and the policies between them. */
function clusterObjects(
  { namespaces }: Environment,
  { workloads }: Wiring,
  mesh: MeshInput | undefined,
): readonly Manifest[] {
  if (!mesh) return namespaceObjects(workloads, namespaces);
  return [...namespaceObjects(workloads, namespaces, (name) => meshLabels(name, workloads)), ...meshObjects(mesh)];
}

function monitors({ monitoring }: Environment, { workloads }: Wiring): readonly Manifest[] {
  return [
    ...(monitoring.serviceMonitors ? serviceMonitors(workloads, monitoring) : []),
    ...(monitoring.podMonitors ? podMonitors(workloads, monitoring) : []),
  ];
}

function patchDelivery(delivery: Delivery, patches: readonly ObjectPatch[]): Delivery {
  const patched = (manifests: Delivery['entry']) => manifests.map((manifest) => applyPatches(manifest, patches));
  const { prerequisites, releases, configs } = delivery.stages;
  return {
    ...delivery,
    entry: patched(delivery.entry),
    stages: { prerequisites: patched(prerequisites), releases: patched(releases), configs: patched(configs) },
  };
}
