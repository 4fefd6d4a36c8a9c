import type { Delivery } from './delivery/delivery';
import { flux } from './delivery/flux/flux';
import { orderReleases } from './delivery/order';
import type { Release } from './delivery/release';
import type { Environment } from './environment/environment';
import { applyPatches, type ObjectPatch } from './kubernetes/patch';
import { serviceMonitors } from './monitoring/service-monitors';
import { alloyTier } from './tiers/alloy/tier';
import { grafanaTier } from './tiers/grafana/datasource';
import { lokiTier } from './tiers/loki/tier';
import type { Tier } from './tiers/tier';
import { namespaceObjects } from './wiring/namespaces';
import { joinWirings, type Wiring } from './wiring/wiring';

/** Everything that an environment turns into, as data. */
export interface StackPlan {
  readonly environment: Environment;
  readonly tiers: readonly Tier[];
  readonly wiring: Wiring;

  /** In the order in which they become ready. */
  readonly releases: readonly Release[];

  /** The objects before the environment's patches. */
  readonly unpatched: Delivery;

  /** The objects that are written. */
  readonly delivery: Delivery;
}

/** Plans the logging stack of one environment. Pure: the same environment gives the same plan. */
export function planStack(environment: Environment): StackPlan {
  const tiers = planTiers(environment);
  const wiring = joinWirings(tiers);
  const releases = orderReleases(tiers);
  const { monitoring, namespaces, patches } = environment;

  const unpatched = flux(environment.delivery.flux)({
    releases,
    prerequisites: [...namespaceObjects(wiring.workloads, namespaces), ...tiers.flatMap((tier) => tier.prerequisites)],
    configs: [
      ...tiers.flatMap((tier) => tier.configs),
      ...(monitoring.serviceMonitors ? serviceMonitors(wiring.workloads, monitoring) : []),
    ],
    secrets: tiers.flatMap((tier) => tier.secrets),
  });
  return { environment, tiers, wiring, releases, unpatched, delivery: patchDelivery(unpatched, patches) };
}

function planTiers({ platform, loki, collector, logs, grafana }: Environment): readonly Tier[] {
  const store = lokiTier({ ...loki, ...platform });
  const alloy = alloyTier({ ...collector.alloy, logs, push: store.push });
  return [store, alloy, ...(grafana ? [grafanaTier({ ...grafana.datasource, query: store.query })] : [])];
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
