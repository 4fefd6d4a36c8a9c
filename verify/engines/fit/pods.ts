import { type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { describeObject, type KubeObject, listAt } from '../../../lib/references/kube-object';
import type { Cluster } from '../../cluster/cluster';
import { type RunningPod, readPods } from '../workloads';
import { replicasOf } from './rings';
import type { FitScene } from './scene';

/** How many pods a workload has, and how many it is to have. */
export interface Staffed {
  readonly object: KubeObject;
  readonly wanted: number;
  readonly ready: number;
}

/** Compares the pods of each workload with what it asks for: a DaemonSet runs on every node. */
export function staffed({ objects, nodes }: FitScene, pods: readonly RunningPod[]): readonly Staffed[] {
  const wanted = (object: KubeObject) => (object.kind === 'DaemonSet' ? nodes.length : replicasOf(object));
  return objects.filter(isWorkload).map((object) => {
    const own = pods.filter(({ owner }) => owner === describeObject(object));
    return { object, wanted: wanted(object), ready: own.filter(({ isReady }) => isReady).length };
  });
}

const WORKLOADS = ['StatefulSet', 'Deployment', 'DaemonSet'];

export function isWorkload({ kind }: KubeObject): boolean {
  return WORKLOADS.includes(kind);
}

/** Says which workloads lack pods, and why as far as anybody says; nothing if none does. */
export async function lacking(scene: FitScene): Promise<string | undefined> {
  const short = staffed(scene, await readPods(scene.cluster)).filter(({ wanted, ready }) => ready !== wanted);
  if (short.length === 0) return undefined;
  const reasons = await Promise.all([whyPending(scene.cluster), whyNotMade(scene.cluster)]);
  const lines = short.map(({ object, wanted, ready }) => `${describeObject(object)}: ${ready} of ${wanted} pods run`);
  return [...lines, ...new Set(reasons.flat())].join('\n');
}

interface List {
  readonly items: readonly JsonObject[];
}

/** What the scheduler says of pods that it finds no node for. */
async function whyPending(cluster: Cluster): Promise<readonly string[]> {
  return (await unschedulable(cluster)).map(({ name, message }) => `Pod ${name}: ${message}`);
}

/** A pod for which there is no node. */
interface Unschedulable {
  /** `monitoring/loki-0` */
  readonly name: string;

  /** The scheduler's own words. */
  readonly message: string;
}

/** Lists the pods that the scheduler has tried, and finds no node for. */
export async function unschedulable(cluster: Cluster): Promise<readonly Unschedulable[]> {
  const { items } = await cluster.read<List>('/api/v1/pods');
  return items.flatMap((pod) =>
    listAt(pod, 'status', 'conditions')
      .filter(({ type, reason }) => type === 'PodScheduled' && reason === 'Unschedulable')
      .map(({ message }) => ({
        name: `${valueAt(pod, 'metadata', 'namespace')}/${valueAt(pod, 'metadata', 'name')}`,
        message: String(message),
      })),
  );
}

/** What is said where no pod is even made: Pod Security, quotas, priorities. */
async function whyNotMade(cluster: Cluster): Promise<readonly string[]> {
  const { items } = await cluster.read<List>('/api/v1/events?fieldSelector=reason%3DFailedCreate');
  return items.map(({ involvedObject, message }) => {
    const at = (key: string) => String(valueAt(involvedObject, key));
    // One pod after the other is refused for the same reason.
    const reason = String(message).replace(/^.*pods? "[^"]*" is /, 'its pods are ');
    return `${at('kind')} ${at('namespace')}/${at('name')}: ${reason}`;
  });
}

/** Says which pods neither run nor are known to find no node; nothing when every one has its place or waits for one. */
export async function unsettled(cluster: Cluster): Promise<string | undefined> {
  const waiting = new Set((await unschedulable(cluster)).map(({ name }) => name));
  const { items } = await cluster.read<List>('/api/v1/pods');
  const going = items.filter((pod) => valueAt(pod, 'metadata', 'deletionTimestamp') !== undefined);
  const open = (await readPods(cluster)).filter(
    ({ namespace, name, isReady }) => !isReady && !waiting.has(`${namespace}/${name}`),
  );
  const names = [...going.map((pod) => String(valueAt(pod, 'metadata', 'name'))), ...open.map(({ name }) => name)];
  return names.length === 0 ? undefined : names.join(', ');
}
