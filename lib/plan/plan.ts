import type { Release } from '../charts/release';
import type { Running } from '../charts/running';
import type { Delivery, DeliveryInput } from '../delivery/delivery';
import { deliveryInput } from '../delivery/input';
import { isKept } from '../delivery/kept';
import { labelContract, type SourceLabels } from '../logs/labels/contract';
import type { MeshInput } from '../mesh/input';
import { meshPart } from '../mesh/part';
import type { RuleGroup } from '../monitoring/rules/rule';
import type { Query } from '../queries/query';
import type { Tier } from '../tiers/tier';
import type { Endpoint } from '../wiring/endpoint';
import type { Flow } from '../wiring/flow';
import type { LogStore } from '../wiring/log-store';
import { NOTHING } from '../wiring/part-content';
import { joinWirings, type Wiring } from '../wiring/wiring';
import { deliveryEngine } from './engine';
import type { Environment, Reader } from './environment';
import { labelSchemeOf } from './label-scheme';
import { monitoringOf } from './monitoring';
import { patchDelivery } from './patched-delivery';
import type { PatchedObject, PatchFault } from './patched-object';
import { releasesAfterPatches, type ToldRelease } from './patched-releases';
import { environmentQueries } from './queries';
import { runningStack } from './running';
import { sourcedTiers } from './sourced';
import { environmentTiers } from './tiers';

/** Everything that an environment turns into, as data. */
export interface StackPlan {
  /** The environment that was planned. */
  readonly environment: Environment;

  /** Collector, log store and all else that is installed or connected. */
  readonly tiers: readonly Tier[];

  /** The log store that lines are pushed to. */
  readonly store: LogStore;

  /** Workloads of all tiers, and the flows among them. */
  readonly wiring: Wiring;

  /** What the lines of each source can be asked by. */
  readonly labels: readonly SourceLabels[];

  /** Alerts, as far as the environment wants them. */
  readonly alerts: readonly RuleGroup[];

  /** Everything that is asked of Loki and Prometheus. */
  readonly queries: readonly Query[];

  /** What the objects of the mesh follow from. @default - the cluster has no mesh */
  readonly mesh?: MeshInput;

  /** In the order in which they become ready. */
  readonly releases: readonly Release[];

  /** The objects before the environment's patches. */
  readonly unpatched: Delivery;

  /** The objects that are written: without patches that have a fault. */
  readonly delivery: Delivery;

  /** What is wrong with patches. */
  readonly patchFaults: readonly PatchFault[];

  /** The objects that patches changed. */
  readonly patched: readonly PatchedObject[];

  /** What the engine is told of each release, before and after patches; none if there are no patches. */
  readonly releasesTold: readonly ToldRelease[];

  /** What runs in the end: pods and configurations after defaults of charts, overrides and patches. */
  readonly running: readonly Running[];
}

/** Plans the logging stack of one environment. Pure: the same environment gives the same plan. */
export function planStack(environment: Environment): StackPlan {
  const { tiers: made, store } = environmentTiers(environment);
  const tiers = sourcedTiers(made, environment);
  const readers = environment.readers.map((reader) => read(reader, store.query));
  const wiring = joinWirings([...tiers, { workloads: [], flows: readers }]);
  const mesh = meshInput(environment, wiring);
  const labels = labelContract(environment.logs, labelSchemeOf(environment.collector));
  const monitoring = monitoringOf(environment, tiers, labels);
  const queries = [...environmentQueries(environment), ...monitoring.queries];
  const parts = [...(mesh ? [meshPart(mesh)] : []), ...tiers, { ...NOTHING, configs: monitoring.manifests }];
  const input = deliveryInput(parts, environment.namespaces);
  const unpatched = deliveryEngine(environment.delivery)(environment.enabled ? input : keptWhenOff(input));
  const { delivery, faults: patchFaults, patched } = patchDelivery(unpatched, environment.patches);
  const { releases } = input;
  const { alerts } = monitoring;
  const planned = { environment, tiers, store, wiring, labels, alerts, queries, mesh, releases, unpatched, delivery };
  const told = { ...planned, releasesTold: releasesAfterPatches(planned) };
  return { ...told, patchFaults, patched, running: runningStack(told) };
}

/** What stays of a stack that is switched off: with a Namespace, or a claim, its volumes and the lines on them would go. */
function keptWhenOff(going: DeliveryInput): DeliveryInput {
  const kept = going.prerequisites.filter(isKept);
  return { releases: [], objects: [], prerequisites: kept, configs: [], secrets: [], going };
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
