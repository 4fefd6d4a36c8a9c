import type { Cluster } from '../cluster/cluster';

/** A pod that runs, as the API server knows it. */
export interface RunningPod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly node: string;
  readonly created: string;
  readonly labels: Readonly<Record<string, string>>;

  /** `StatefulSet monitoring/loki-write`. Of a Deployment, not of its ReplicaSet. */
  readonly owner: string;

  /** Of its containers. */
  readonly images: readonly string[];
  readonly isReady: boolean;
}

interface PodList {
  readonly items: readonly {
    readonly metadata: {
      readonly namespace: string;
      readonly name: string;
      readonly uid: string;
      readonly creationTimestamp: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly deletionTimestamp?: string;
      readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
    };
    readonly spec: { readonly nodeName?: string; readonly containers: readonly { readonly image: string }[] };
    readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  }[];
}

/** Reads all pods that are there and that nobody has deleted. */
export async function readPods(cluster: Cluster): Promise<readonly RunningPod[]> {
  const { items } = await cluster.read<PodList>('/api/v1/pods');
  return items
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(({ metadata, spec, status }) => ({
      namespace: metadata.namespace,
      name: metadata.name,
      uid: metadata.uid,
      node: spec.nodeName ?? '',
      created: metadata.creationTimestamp,
      labels: metadata.labels ?? {},
      owner: ownerOf(metadata),
      images: spec.containers.map(({ image }) => image),
      isReady: status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false,
    }));
}

type Metadata = PodList['items'][number]['metadata'];

/** A ReplicaSet is named by its Deployment and a hash. */
function ownerOf({ namespace, name, ownerReferences = [] }: Metadata): string {
  const [owner] = ownerReferences;
  if (owner === undefined) return `Pod ${namespace}/${name}`;
  if (owner.kind !== 'ReplicaSet') return `${owner.kind} ${namespace}/${owner.name}`;
  return `Deployment ${namespace}/${owner.name.replace(/-[^-]+$/, '')}`;
}

/** Finds the workloads that have lost a pod, or got another one in its place. */
export function restarted(before: readonly RunningPod[], after: readonly RunningPod[]): readonly string[] {
  const uids = new Set(after.map(({ uid }) => uid));
  return [...new Set(before.filter(({ uid }) => !uids.has(uid)).map(({ owner }) => owner))].sort();
}

interface ClaimList {
  readonly items: readonly {
    readonly metadata: { readonly namespace: string; readonly name: string; readonly uid: string };
  }[];
}

/** Reads all claims, each with what makes it this one and no other of its name. */
export async function readClaims(cluster: Cluster): Promise<readonly string[]> {
  const { items } = await cluster.read<ClaimList>('/api/v1/persistentvolumeclaims');
  return items.map(({ metadata }) => `${metadata.namespace}/${metadata.name} ${metadata.uid}`).sort();
}
