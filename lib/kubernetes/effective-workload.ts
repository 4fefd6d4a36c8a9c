import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from './json';

/** A container as its pod has it: an empty list or map is none. What has no order is sorted by name or path. */
export interface EffectiveContainer {
  /** Name of the container in its pod. */
  readonly name: string;

  /** Image with its registry, and its tag or digest. */
  readonly image: string;

  /** What runs in place of the image's entry point. @default - the entry point */
  readonly command?: readonly Json[];

  /** Arguments, in their order. */
  readonly args: readonly Json[];

  /** Variables of the environment, in their order: of two with one name the later counts. */
  readonly env: readonly Json[];

  /** ConfigMaps and Secrets whose keys are variables. */
  readonly envFrom: readonly Json[];

  /** Where volumes are mounted. */
  readonly mounts: readonly Json[];

  /** Requests and limits. */
  readonly resources: JsonObject;

  /** What the container may do. @default - what the pod and the image say */
  readonly securityContext?: JsonObject;
}

/** A claim for a volume that a StatefulSet makes for each of its pods. */
export interface EffectiveClaim {
  /** Name of the volume in the pod. */
  readonly name: string;

  /** Requested size: `10Gi`; empty if none is said. */
  readonly size: string;

  /** Storage class; empty asks for a volume of no class. @default - the cluster's default class */
  readonly storageClass?: string;

  /** How it may be mounted: `ReadWriteOnce`. */
  readonly accessModes: readonly Json[];
}

/** Pods of one kind as the cluster is told to run them. */
export interface EffectiveWorkload {
  /** `Deployment`, `StatefulSet`, `DaemonSet` or `Job`. */
  readonly kind: string;

  /** Name of the object. */
  readonly name: string;

  /** Number of pods. @default - an autoscaler, the nodes or the API server decide */
  readonly replicas?: number;

  /** ServiceAccount of the pods. @default - the one named `default` */
  readonly serviceAccount?: string;

  /** The pods have the network of their node. @default - they have their own */
  readonly hostNetwork?: true;

  /** Security context of the pod. @default - none */
  readonly securityContext?: JsonObject;

  /** Volumes of the pod, those of claims not among them. */
  readonly volumes: readonly Json[];

  /** Volumes that each pod claims for itself. */
  readonly claims: readonly EffectiveClaim[];

  /** What becomes of the claims. @default - they stay */
  readonly claimRetention?: JsonObject;

  /** Containers, in their order. */
  readonly containers: readonly EffectiveContainer[];

  /** What runs before them, in its order. */
  readonly initContainers: readonly EffectiveContainer[];
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

/** What a container is called in a sentence: its workload too, if that has another name. */
export function containerTitle({ name }: EffectiveWorkload, container: EffectiveContainer): string {
  return name === container.name ? name : `${container.name} in ${name}`;
}

/** Whether objects of a kind run pods. */
export function isWorkloadKind(kind: string): boolean {
  return KINDS.includes(kind);
}

/** Reads the workload off an object; nothing if it is of another kind. */
export function effectiveWorkload(object: JsonObject): EffectiveWorkload | undefined {
  if (!isWorkloadKind(String(object.kind))) return undefined;
  const spec = valueAt(object, 'spec');
  const pod = valueAt(spec, 'template', 'spec');
  return {
    kind: String(object.kind),
    name: String(valueAt(object, 'metadata', 'name')),
    ...given('replicas', numberIn(valueAt(spec, 'replicas'))),
    ...given('serviceAccount', textIn(valueAt(pod, 'serviceAccountName'))),
    ...(valueAt(pod, 'hostNetwork') === true && { hostNetwork: true }),
    ...given('securityContext', mapIn(valueAt(pod, 'securityContext'))),
    volumes: sorted(listIn(pod, 'volumes'), 'name'),
    claims: listIn(spec, 'volumeClaimTemplates').map(claimOf).sort(byName),
    ...given('claimRetention', mapIn(valueAt(spec, 'persistentVolumeClaimRetentionPolicy'))),
    containers: listIn(pod, 'containers').map(containerOf),
    initContainers: listIn(pod, 'initContainers').map(containerOf),
  };
}

function containerOf(container: Json): EffectiveContainer {
  const command = listIn(container, 'command');
  return {
    name: String(valueAt(container, 'name')),
    image: String(valueAt(container, 'image')),
    ...(command.length > 0 && { command }),
    args: listIn(container, 'args'),
    env: listIn(container, 'env'),
    envFrom: listIn(container, 'envFrom'),
    mounts: sorted(listIn(container, 'volumeMounts'), 'mountPath'),
    resources: mapIn(valueAt(container, 'resources')) ?? {},
    ...given('securityContext', mapIn(valueAt(container, 'securityContext'))),
  };
}

function claimOf(claim: Json): EffectiveClaim {
  return {
    name: String(valueAt(claim, 'metadata', 'name')),
    size: textIn(valueAt(claim, 'spec', 'resources', 'requests', 'storage')) ?? '',
    ...given('storageClass', textIn(valueAt(claim, 'spec', 'storageClassName'))),
    accessModes: listIn(claim, 'spec', 'accessModes'),
  };
}

/** Kubernetes does not mind the order of these. */
function sorted(items: readonly Json[], by: string): readonly Json[] {
  return items
    .map((item) => ({ item, key: String(valueAt(item, by)) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ item }) => item);
}

function byName(a: EffectiveClaim, b: EffectiveClaim): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}

function mapIn(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) && Object.keys(value).length > 0 ? value : undefined;
}

function textIn(value: Json | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function numberIn(value: Json | undefined): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}
