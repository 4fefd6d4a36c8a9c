import { createPatch } from 'rfc6902';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { pointerSteps } from '../../lib/kubernetes/pointer';
import { describeObject, type KubeObject } from '../../lib/references/kube-object';

/** What a change of a field means for whoever runs it. */
export type FieldKind = 'immutable' | 'image' | 'port' | 'right' | 'other';

/** A field of an object that differs. */
export interface ChangedField {
  readonly kind: FieldKind;

  /** `spec.template.spec.containers.loki.image`: entries of lists are named where they have a name. */
  readonly path: string;

  /** @default - it was not there */
  readonly from?: Json;

  /** @default - it is there no more */
  readonly to?: Json;
}

/** An object that two versions of a chart render otherwise. */
export interface ChangedObject {
  /** `StatefulSet loki/loki-write` */
  readonly object: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly ChangedField[];
}

/** Finds what two renderings have in common not, objects in the order of their names. */
export function compareObjects(before: readonly KubeObject[], after: readonly KubeObject[]): readonly ChangedObject[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((object) => [describeObject(object), object])));
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  return names.flatMap((object): readonly ChangedObject[] => {
    const [was, is] = [old?.get(object), now?.get(object)];
    if (!was || !is) return [{ object, change: is ? 'added' : 'removed', fields: is ? rightsOf(is) : [] }];
    const fields = changedFields(was, is);
    return fields.length > 0 ? [{ object, change: 'changed', fields }] : [];
  });
}

/** Rights that come with a new role. */
function rightsOf({ kind, json }: KubeObject): readonly ChangedField[] {
  if (!ROLES.includes(kind)) return [];
  return [{ kind: 'right', path: 'rules', to: valueAt(json, 'rules') ?? [] }];
}

function changedFields(before: KubeObject, after: KubeObject): readonly ChangedField[] {
  const [old, now] = [before.json, after.json].map((json) => comparable(json));
  return createPatch(old, now).flatMap((operation) => {
    const steps = pointerSteps(operation.path);
    if (isNoise(steps)) return [];
    const [from, to] = [valueAt(old, ...steps), valueAt(now, ...steps)];
    return [
      {
        kind: kindOf(after.kind, steps),
        path: steps.join('.'),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      },
    ];
  });
}

/** Makes maps of lists whose entries have names: where an entry stands among them changes nothing. */
function comparable(value: Json | undefined): Json {
  if (Array.isArray(value)) {
    const names = value.map((entry) => (isJsonObject(entry) ? nameOf(entry) : undefined));
    const areNamed = names.every((name) => name !== undefined) && new Set(names).size === names.length;
    if (!areNamed) return value.map(comparable);
    return Object.fromEntries(value.map((entry, index) => [names[index] ?? '', comparable(entry)]));
  }
  if (!isJsonObject(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, comparable(below)]));
}

/** Claims are named by their metadata. */
function nameOf(entry: JsonObject): string | undefined {
  const name = entry.name ?? valueAt(entry, 'metadata', 'name');
  return typeof name === 'string' ? name : undefined;
}

/** Labels and annotations that say which chart it was, and hashes of what is told elsewhere. */
const NOISE = /^(helm\.sh\/chart|app\.kubernetes\.io\/version|chart|checksum\/.*)$/;

function isNoise(steps: readonly string[]): boolean {
  return NOISE.test(steps.at(-1) ?? '');
}

const ROLES = ['Role', 'ClusterRole'];
const WORKLOADS = ['Deployment', 'DaemonSet', 'Job'];

/**
 * Fields that the API server lets nobody change:
 * kubernetes/kubernetes@v1.34.2:pkg/apis/{apps,batch,core,rbac}/validation/validation.go
 */
function isImmutable(kind: string, [top, field]: readonly string[]): boolean {
  if (ROLES.some((role) => kind === `${role}Binding`)) return top === 'roleRef';
  if (top !== 'spec') return false;
  if (kind === 'StatefulSet') return !MUTABLE_OF_SETS.includes(field ?? '');
  if (kind === 'Job') return ['selector', 'template', 'completionMode'].includes(field ?? '');
  if (kind === 'Service') return field === 'clusterIP';
  if (kind === 'PersistentVolumeClaim') return field !== 'resources';
  return WORKLOADS.includes(kind) && field === 'selector';
}

const MUTABLE_OF_SETS = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

function kindOf(kind: string, steps: readonly string[]): FieldKind {
  if (isImmutable(kind, steps)) return 'immutable';
  if (steps.at(-1) === 'image') return 'image';
  if (steps.includes('ports')) return 'port';
  return ROLES.includes(kind) && steps[0] === 'rules' ? 'right' : 'other';
}
