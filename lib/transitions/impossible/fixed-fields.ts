import { createHash } from 'node:crypto';
import type { SettingPath } from '../../charts/setting-place';
import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from '../../kubernetes/json';
import type { KubeObject } from '../../references/kube-object';
import { canonicalJson } from '../../rendered/canonical';
import { quantity } from '../../units/quantity';
import type { Kept } from '../pair';

/** A field that the API server sets once. */
export interface FixedField {
  readonly path: SettingPath;

  /** What the API server takes if nobody says it. @default - nothing */
  readonly otherwise?: Json;

  /** Reads it as the API server compares it. @default - as it is, without what is empty */
  readonly read?: (value: Json) => Json;
}

const SELECTOR: FixedField = { path: ['spec', 'selector'] };

const ROLE: readonly FixedField[] = [{ path: ['roleRef'] }];

/**
 * Fields that can not change, by the kind of their object (kubernetes/kubernetes@v1.34.2:pkg/apis/*\/validation). Jobs,
 * claims, addresses of Services and immutable data have rules of their own.
 */
export const FIXED_FIELDS: Readonly<Record<string, readonly FixedField[]>> = {
  StatefulSet: [
    SELECTOR,
    { path: ['spec', 'serviceName'] },
    { path: ['spec', 'podManagementPolicy'], otherwise: 'OrderedReady' },
    { path: ['spec', 'volumeClaimTemplates'], read: templatesOf },
  ],
  Deployment: [SELECTOR],
  DaemonSet: [SELECTOR],
  RoleBinding: ROLE,
  ClusterRoleBinding: ROLE,
  PriorityClass: [
    { path: ['value'], otherwise: 0 },
    { path: ['preemptionPolicy'], otherwise: 'PreemptLowerPriority' },
  ],
  StorageClass: [
    { path: ['provisioner'] },
    { path: ['parameters'] },
    { path: ['reclaimPolicy'], otherwise: 'Delete' },
    { path: ['volumeBindingMode'], otherwise: 'Immediate' },
  ],
  Secret: [{ path: ['type'], otherwise: 'Opaque' }],
  IngressClass: [{ path: ['spec', 'controller'] }],
};

/** A fixed field that changes, and its values in few words. */
export interface FixedChange extends Pick<FixedField, 'path'> {
  readonly from: string;
  readonly to: string;
}

/** Compares a field as the API server does. @returns `undefined` if it does not change */
export function fixedChange({ base, head }: Kept<KubeObject>, field: FixedField): FixedChange | undefined {
  const [was, is] = [fixedValue(base, field), fixedValue(head, field)];
  if (canonicalJson(was) === canonicalJson(is)) return undefined;
  return { path: field.path, from: differing(was, is), to: differing(is, was) };
}

function fixedValue(object: KubeObject, { path, otherwise, read = (value) => value }: FixedField): Json {
  const value = valueAt(object.json, ...path) ?? otherwise;
  return value === undefined ? null : (filled(read(value)) ?? null);
}

/** Of maps, what the other does not have; a list does not fit into a line, so that its fingerprint stands for it. */
function differing(value: Json, other: Json): string {
  if (Array.isArray(value))
    return `sha256 ${createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 12)}`;
  if (!isJsonObject(value)) return value === null ? 'nothing' : String(value);
  const [own, others] = [flat(value), new Set(isJsonObject(other) ? flat(other) : [])];
  return own.filter((entry) => !others.has(entry)).join(', ') || 'no more than that';
}

function flat(map: JsonObject): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) =>
    isJsonObject(value) ? flat(value) : [`${key}=${typeof value === 'object' ? canonicalJson(value) : value}`],
  );
}

/** What is empty is as if it were not there (apiequality.Semantic.DeepEqual). */
function filled(value: Json): Json | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => filled(item) ?? item);
  if (!isJsonObject(value)) return value === null ? undefined : value;
  const entries = Object.entries(value).flatMap(([key, entry]) => {
    const kept = filled(entry);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Their kind and version are taken for granted (pkg/apis/apps/v1/conversion.go), and amounts are compared as amounts. */
function templatesOf(templates: Json): Json {
  return listIn(templates).map((template) => {
    const spec = valueAt(template, 'spec');
    const size = valueAt(spec, 'resources', 'requests', 'storage');
    return {
      metadata: valueAt(template, 'metadata') ?? null,
      spec: {
        volumeMode: 'Filesystem',
        ...(isJsonObject(spec) && spec),
        resources: { requests: { storage: quantity(size) ?? null } },
      },
    };
  });
}
