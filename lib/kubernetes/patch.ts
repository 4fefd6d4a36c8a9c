import { applyPatch, type Operation } from 'rfc6902';
import type { JsonObject } from './json';
import { type Manifest, toJson } from './manifest';

/** RFC 6902 operations on one object. */
export interface ObjectPatch {
  /** The object to change. */
  readonly target: {
    /** Kind of the object: `HelmRelease`. */
    readonly kind: string;

    /** Name of the object. */
    readonly name: string;

    /** Namespace of the object. @default - kind and name decide */
    readonly namespace?: string;
  };

  /** JSON Patch operations, in the order in which they are applied. */
  readonly operations: readonly JsonObject[];
}

/** Tells whether a patch targets this object. Without a namespace, kind and name decide. */
export function isTarget({ target }: ObjectPatch, { kind, metadata }: Manifest): boolean {
  return (
    target.kind === kind &&
    target.name === metadata.name &&
    (target.namespace === undefined || target.namespace === metadata.namespace)
  );
}

/**
 * Copies an object and applies all of its patches in their order. A patch that does not fit leaves the object as it is:
 * `patchFailure` says why.
 */
export function applyPatches(manifest: Manifest, patches: readonly ObjectPatch[]): Manifest {
  return patches
    .filter((patch) => isTarget(patch, manifest))
    .reduce((before, patch) => {
      const { patched, failure } = tryPatch(patch, before);
      return failure === undefined ? patched : before;
    }, manifest);
}

/** @returns why the patch can't be applied to the object, or `undefined` if it can. */
export function patchFailure(patch: ObjectPatch, manifest: Manifest): string | undefined {
  return tryPatch(patch, manifest).failure;
}

function tryPatch({ operations }: ObjectPatch, manifest: Manifest) {
  // A patch can turn the object into anything: what the API server makes of it is the reviewer's to judge.
  const patched = toJson(manifest) as unknown as Manifest;
  // The schema of environment files lets only operations through.
  const errors = applyPatch(patched, operations as readonly unknown[] as Operation[]);
  const index = errors.findIndex((error) => error !== null);
  const failure = index < 0 ? undefined : `operation ${index + 1}: ${errors[index]?.message}`;
  return { patched, failure };
}
