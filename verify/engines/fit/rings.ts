import { isKnownConfig } from '../../../lib/charts/effective';
import { valueAt } from '../../../lib/kubernetes/json';
import { configuredRelease, effectiveRelease } from '../../../lib/plan/effective';
import { type KubeObject, podLabels } from '../../../lib/references/kube-object';
import type { DeliveredRelease } from '../../../lib/rendered/delivered-release';
import { ROLES } from '../../../lib/tiers/loki/components';
import type { RunningPod } from '../workloads';

/** Pods that hold copies of the same lines. */
export interface Ring {
  /** The workloads that run them, with their pods: one, or one a zone. */
  readonly members: readonly { readonly owner: string; readonly pods: number }[];

  /** Copies of each line. */
  readonly factor: number;

  /** How many of its pods, or of its zones, may be away while lines are taken and found. */
  readonly spare: number;
}

const COMPONENT = 'app.kubernetes.io/component';

/** Components that hold lines: one of each topology. */
const INGESTING: readonly unknown[] = Object.values(ROLES).map(({ ingest }) => ingest);

/**
 * Finds the rings of releases of Loki that promise to survive the loss of a pod, by their effective configuration: a write
 * needs `floor(factor / 2) + 1` copies (grafana/dskit: ring/replication_strategy.go), in zones as many zones.
 */
export function ringsOf(releases: readonly DeliveredRelease[], objects: readonly KubeObject[]): readonly Ring[] {
  return releases.flatMap((release) => {
    const factor = factorOf(release);
    const spare = factor - (Math.floor(factor / 2) + 1);
    const members = objects
      .filter((object) => object.kind === 'StatefulSet' && object.namespace === release.namespace)
      .filter((object) => podLabels(object)['app.kubernetes.io/instance'] === release.name)
      .filter((object) => INGESTING.includes(podLabels(object)[COMPONENT]))
      .map((object) => ({ owner: `StatefulSet ${object.namespace}/${object.name}`, pods: replicasOf(object) }))
      .filter(({ pods }) => pods > 0);
    return spare > 0 && members.length > 0 ? [{ members, factor, spare }] : [];
  });
}

function factorOf(release: DeliveredRelease): number {
  const configured = configuredRelease(release);
  const configs = configured ? effectiveRelease(configured).configs.filter(isKnownConfig) : [];
  const loki = configs.find(({ program }) => program === 'loki');
  return Number(valueAt(loki?.config, 'common', 'replication_factor') ?? 0);
}

/** Reads how many pods a workload is to have. */
export function replicasOf({ json }: KubeObject): number {
  return Number(valueAt(json, 'spec', 'replicas') ?? 1);
}

/** Says what is wrong if more of a ring is away than may be; nothing while its lines are taken and found. */
export function lostOf(ring: Ring, pods: readonly RunningPod[]): string | undefined {
  const ready = (owner: string) => pods.filter((pod) => pod.owner === owner && pod.isReady).length;
  const away = ring.members.map(({ owner, pods }) => ({ owner, away: pods - ready(owner) }));
  const lost = isZoned(ring) ? away.filter((each) => each.away > 0).length : (away[0]?.away ?? 0);
  if (lost <= ring.spare) return undefined;
  const names = ring.members.map(({ owner }) => owner).join(', ');
  const what = isZoned(ring) ? 'zones' : 'pods';
  return `${names}: at most ${ring.spare} of its ${what} may be away with ${ring.factor} copies of each line, and ${lost} are`;
}

/**
 * Says which node takes more of a ring with it than may be away; nothing if none does.
 * @param nodes how many take pods
 */
export function crowdedOn(ring: Ring, pods: readonly RunningPod[], nodes: number): string | undefined {
  // One pod a zone is away with the zone: nodes are in one zone.
  if (isZoned(ring)) return undefined;
  // Of more pods than nodes, synth warns.
  if (ring.members.some((member) => member.pods > nodes)) return undefined;
  const owners = ring.members.map(({ owner }) => owner);
  const own = pods.filter(({ owner, node }) => owners.includes(owner) && node !== '');
  for (const node of new Set(own.map((pod) => pod.node))) {
    const there = own.filter((pod) => pod.node === node).map(({ name }) => name);
    if (there.length > ring.spare)
      return `${owners.join(', ')}: at most ${ring.spare} of its pods may be lost with a node, and ${there.sort().join(', ')} run on ${node}`;
  }
  return undefined;
}

function isZoned({ members }: Ring): boolean {
  return members.length > 1;
}
