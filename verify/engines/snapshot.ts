import { createHash } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import type { Cluster } from '../cluster/cluster';

/** Objects of a cluster by `Kind namespace/name`, each as a fingerprint of what somebody has asked for. */
export type Snapshot = ReadonlyMap<string, string>;

/** What differs between two snapshots, each in the order of the names. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Kinds that the cluster itself keeps, and that nobody has asked for. */
const OF_THE_CLUSTER = new Set([
  'Event',
  'Lease',
  'Endpoints',
  'EndpointSlice',
  'ControllerRevision',
  'ReplicaSet',
  'Node',
  'CSINode',
  'PersistentVolume',
  'IPAddress',
  'ComponentStatus',
  'APIService',
  'FlowSchema',
  'PriorityLevelConfiguration',
  'CustomResourceDefinition',
]);

interface ResourceList {
  readonly resources: readonly {
    readonly name: string;
    readonly kind: string;
    readonly verbs: readonly string[];
  }[];
}

interface ObjectList {
  readonly items: readonly JsonObject[];
}

/** Takes a snapshot of all objects that a cluster has. */
export async function snapshot(cluster: Cluster): Promise<Snapshot> {
  const objects = await readObjects(cluster);
  return new Map([...objects].map(([title, object]) => [title, fingerprint(object)]));
}

/** Reads all objects that a cluster has and that somebody has asked for, by their titles. */
export async function readObjects(cluster: Cluster): Promise<ReadonlyMap<string, JsonObject>> {
  const { groups } = await cluster.read<{ groups: readonly { preferredVersion: { groupVersion: string } }[] }>('/apis');
  const paths = ['/api/v1', ...groups.map((group) => `/apis/${group.preferredVersion.groupVersion}`)];
  const found = await Promise.all(paths.map((path) => objectsAt(cluster, path)));
  return new Map(found.flat().sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function objectsAt(cluster: Cluster, path: string): Promise<readonly (readonly [string, JsonObject])[]> {
  const { resources } = await cluster.read<ResourceList>(path);
  const listed = resources.filter(
    ({ name, kind, verbs }) => !name.includes('/') && verbs.includes('list') && !OF_THE_CLUSTER.has(kind),
  );
  const found = await Promise.all(
    listed.map(async ({ name, kind }) => {
      const { items } = await cluster.read<ObjectList>(`${path}/${name}`);
      return items.map((item) => [titleOf(kind, item), item] as const);
    }),
  );
  return found.flat();
}

function titleOf(kind: string, { metadata }: JsonObject): string {
  const { namespace, name } = isJsonObject(metadata) ? metadata : {};
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** Status, versions and bookkeeping are left out: they change by themselves. */
function fingerprint({ status, metadata, spec, ...rest }: JsonObject): string {
  const { labels = {}, annotations = {} } = isJsonObject(metadata) ? metadata : {};
  const asked = JSON.stringify([labels, withoutRequests(annotations), withoutAddresses(spec), rest]);
  return createHash('sha256').update(asked).digest('hex');
}

/** Whoever tells an engine to look again writes when. */
function withoutRequests(annotations: Json): readonly (readonly [string, Json])[] {
  return isJsonObject(annotations) ? Object.entries(annotations).filter(([key]) => !REQUESTS.has(key)) : [];
}

const REQUESTS = new Set(['reconcile.fluxcd.io/requestedAt', 'argocd.argoproj.io/refresh']);

/** The API server gives a Service another address when it is made anew. */
function withoutAddresses(spec: Json | undefined): Json | undefined {
  if (!isJsonObject(spec)) return spec;
  const { clusterIP, clusterIPs, ...rest } = spec;
  return clusterIP === 'None' ? spec : rest;
}

/** Compares two snapshots. */
export function difference(before: Snapshot, after: Snapshot): Difference {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after.keys()].filter((name) => before.has(name) && before.get(name) !== after.get(name)),
  };
}
