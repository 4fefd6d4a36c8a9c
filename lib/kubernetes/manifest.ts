import type { Json } from './json';

/** What identifies and marks a Kubernetes object. */
export interface ManifestMetadata {
  /** Name of the object, unique among those of its kind and namespace. */
  readonly name: string;

  /** Namespace of the object. @default - a cluster-scoped object */
  readonly namespace?: string;

  /** Labels of the object. @default - none */
  readonly labels?: Readonly<Record<string, string>>;

  /** Annotations of the object. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Kubernetes object as plain data, keys in the order in which a person writes them. */
export interface Manifest {
  /** API group and version: `apps/v1`, or `v1` for the core group. */
  readonly apiVersion: string;

  /** Kind of the object in its API group: `ConfigMap`. */
  readonly kind: string;

  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: ManifestMetadata;

  readonly [key: string]: unknown;
}

/**
 * A type of `imports/` as plain data: its enums as the strings they stand for. It lets objects be written as literals
 * that the compiler checks against the CRD, without loading the generated code at run time.
 */
export type Plain<T> = T extends string
  ? `${T}`
  : T extends number | boolean | undefined | null
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Plain<T[Key]> }
        : T;

/** Names an object for messages: `HelmRelease flux-system/loki`. */
export function describeManifest({ kind, metadata }: Manifest): string {
  return metadata.namespace === undefined
    ? `${kind} ${metadata.name}`
    : `${kind} ${metadata.namespace}/${metadata.name}`;
}

/** Makes an id that is unique among the objects of a stack: `logging.loki.ConfigMap`. */
export function idOfManifest({ kind, metadata: { name, namespace } }: Manifest): string {
  return [namespace, name, kind].filter((part) => part !== undefined).join('.');
}

/** Copies an object deeply into plain JSON, without the keys that are `undefined`. */
export function toJson(value: unknown): Json {
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value as Json;
  // Unlike an assignment, this keeps a key named `__proto__` a key.
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === undefined ? [] : [[key, toJson(entry)]])),
  );
}
