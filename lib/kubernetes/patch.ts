import { JsonPatch } from 'cdk8s';
import type { JsonObject } from './json';
import { type Manifest, toJson } from './manifest';

/** RFC 6902 operations on one object. */
export interface ObjectPatch {
  readonly target: { readonly kind: string; readonly name: string; readonly namespace?: string };
  readonly operations: readonly JsonObject[];
}

/** Is this the object that the patch means? Without a namespace, kind and name decide. */
export function isTarget({ target }: ObjectPatch, { kind, metadata }: Manifest): boolean {
  return (
    target.kind === kind &&
    target.name === metadata.name &&
    (target.namespace === undefined || target.namespace === metadata.namespace)
  );
}

/**
 * A copy of the object with all patches that mean it applied, in their order. A patch that does not fit leaves the
 * object as it is: `patchFailure` says why.
 */
export function applyPatches(manifest: Manifest, patches: readonly ObjectPatch[]): Manifest {
  return patches
    .filter((patch) => isTarget(patch, manifest))
    .reduce(
      (patched, patch) => (patchFailure(patch, patched) === undefined ? apply(patch, patched) : patched),
      manifest,
    );
}

/** @returns why the patch can't be applied to the object, or `undefined` if it can. */
export function patchFailure(patch: ObjectPatch, manifest: Manifest): string | undefined {
  try {
    apply(patch, manifest);
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? firstLine(failure.message) : String(failure);
  }
}

function apply(patch: ObjectPatch, manifest: Manifest): Manifest {
  return JsonPatch.apply(toJson(manifest), ...patch.operations.map(operation));
}

function operation(raw: JsonObject): JsonPatch {
  const { op, path, from, value } = raw;
  if (typeof path !== 'string') throw new Error('an operation needs a path');
  if (op === 'remove') return JsonPatch.remove(path);
  if (op === 'add') return JsonPatch.add(path, value);
  if (op === 'replace') return JsonPatch.replace(path, value);
  if (op === 'test') return JsonPatch.test(path, value);
  if (op === 'move' && typeof from === 'string') return JsonPatch.move(from, path);
  if (op === 'copy' && typeof from === 'string') return JsonPatch.copy(from, path);
  throw new Error(`"${String(op)}" is no operation, or lacks "from"`);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
