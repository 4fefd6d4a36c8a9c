import type { Cluster } from '../../cluster/cluster';
import { PLAYED_BY_OTHERS } from '../../cluster/kwok';

/** A pod of a Job of the helm-controller, as far as what it runs is concerned. */
export interface JobPod {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly uid: string;
    readonly deletionTimestamp?: string;
  };
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly {
      readonly args: readonly string[];
      readonly env: readonly { readonly name: string; readonly value?: string }[];
      readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
    }[];
    readonly volumes: readonly Volume[];
  };
  readonly status?: { readonly phase?: string };
}

/** A volume whose content is that of Secrets or of a ConfigMap. */
export interface Volume {
  readonly name: string;
  readonly secret?: { readonly secretName: string; readonly items?: readonly Item[] };
  readonly configMap?: { readonly name: string };
  readonly projected?: {
    readonly sources: readonly { readonly secret?: { readonly name: string; readonly items?: readonly Item[] } }[];
  };
}

interface Item {
  readonly key: string;
  readonly path: string;
}

/** Reads all pods of Jobs that install or remove a chart. */
export async function readJobPods(cluster: Cluster): Promise<readonly JobPod[]> {
  const { items } = await cluster.read<{ items: readonly JobPod[] }>(`/api/v1/pods?labelSelector=${PLAYED_BY_OTHERS}`);
  return items;
}

/** Reads the files of what is mounted at a path. @returns nothing if nothing is */
export async function mountedFiles(
  cluster: Cluster,
  { metadata: { namespace }, spec }: JobPod,
  mountPath: string,
): Promise<ReadonlyMap<string, string>> {
  const mount = spec.containers[0]?.volumeMounts.find((each) => each.mountPath === mountPath);
  const volume = spec.volumes.find(({ name }) => name === mount?.name);
  if (volume === undefined) return new Map();
  const base = `/api/v1/namespaces/${namespace}`;
  if (volume.configMap !== undefined) {
    const { data = {} } = await cluster.read<{ data?: Record<string, string> }>(
      `${base}/configmaps/${volume.configMap.name}`,
    );
    return new Map(Object.entries(data));
  }
  const projected = volume.projected?.sources.flatMap(({ secret }) => secret ?? []) ?? [];
  const { secret } = volume;
  const sources = secret === undefined ? projected : [{ name: secret.secretName, items: secret.items }];
  const files = await Promise.all(sources.map((source) => secretFiles(cluster, base, source)));
  return new Map(files.flat());
}

async function secretFiles(
  cluster: Cluster,
  base: string,
  { name, items }: { readonly name: string; readonly items?: readonly Item[] },
): Promise<readonly (readonly [string, string])[]> {
  const { data = {} } = await cluster.read<{ data?: Record<string, string> }>(`${base}/secrets/${name}`);
  const wanted = items ?? Object.keys(data).map((key) => ({ key, path: key }));
  return wanted.map(({ key, path }) => [path, Buffer.from(data[key] ?? '', 'base64').toString()] as const);
}
