import type { Release } from '../charts/release';
import { kubernetesObject } from '../kubernetes/kinds';
import { PART_OF } from '../kubernetes/labels';
import type { Manifest } from '../kubernetes/manifest';
import type { SecretNeed } from '../kubernetes/secret-need';
import type { LogIntent } from '../logs/intent';
import { sourcesFrom } from '../logs/sources/asked';
import type { Watch } from '../monitoring/watch';
import type { Endpoint } from '../wiring/endpoint';
import type { Flow } from '../wiring/flow';
import type { Workload } from '../wiring/workload';
import { listWatchRbac } from './rbac';
import type { Tier } from './tier';

/** Contents that one release of a collector adds to its tier. */
export type TierPart = Pick<Tier, 'workloads' | 'flows' | 'releases' | 'prerequisites'>;

/** Parts of a tier, with what they have in common. */
export interface TierParts {
  /** Name of the tier: `alloy`. */
  readonly name: string;

  /** The name that the charts' values give to the priority of the pods. */
  readonly priorityClass: string;

  /** Workloads, calls, releases and prerequisites of each part. */
  readonly parts: readonly TierPart[];

  /** How the parts are watched. */
  readonly watch: Watch;

  /** What the parts need, if there are any. */
  readonly secrets: readonly SecretNeed[];
}

/** The tier of a collector: its parts, and, if there are any, a priority for their pods and what they need. */
export function joinParts({ name, priorityClass, watch, parts, secrets }: TierParts): Tier {
  return {
    name,
    watch,
    workloads: parts.flatMap(({ workloads }) => workloads),
    flows: parts.flatMap(({ flows }) => flows),
    releases: parts.flatMap(({ releases }) => releases),
    prerequisites: [
      ...(parts.length > 0 ? [collectorPriority(priorityClass)] : []),
      ...parts.flatMap(({ prerequisites }) => prerequisites),
    ],
    configs: [],
    secrets: parts.length > 0 ? secrets : [],
  };
}

/**
 * The pods find room on a full node and are evicted last. A class of its own: where a quota guards the built-in
 * `system-node-critical`, as on GKE, pods outside of kube-system that ask for it are refused.
 */
function collectorPriority(name: string): Manifest {
  return kubernetesObject(
    'PriorityClass',
    { name, labels: PART_OF },
    { value: 1000000, description: 'Log collectors: a node without one loses logs.' },
  );
}

/** What a node is read for, and where that goes. */
interface NodeLogs {
  readonly logs: LogIntent;
  readonly push: Endpoint;
}

/** The part of a tier that reads every node: it pushes, and asks for the pods of its node if it reads those. */
export function nodePart(workload: Workload, release: Release, { logs, push }: NodeLogs): TierPart {
  const readsPods = sourcesFrom(logs, 'pods').length > 0;
  const discover: Flow = { from: workload, to: { external: 'Kubernetes API' }, purpose: 'discover pods' };
  return {
    workloads: [workload],
    flows: [{ from: workload, to: push, purpose: 'push logs' }, ...(readsPods ? [discover] : [])],
    releases: [release],
    prerequisites: readsPods ? listWatchRbac('pods', workload) : [],
  };
}

/** Whether files are read that others than root may own: that takes the capability to read any file. */
export function readsForeignFiles(logs: LogIntent): boolean {
  return sourcesFrom(logs, 'files').some(({ origin }) => origin.foreignOwner);
}
