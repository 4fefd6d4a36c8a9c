import { type Edit, type EnvironmentPath, formatPath } from '../../lib/findings/finding';
import { startsWith } from '../../lib/findings/paths';
import { type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';

/** Lists what is gone or changed although no edit says so. */
export function lostBy(before: JsonObject, after: JsonObject, edits: readonly Edit[]): readonly string[] {
  const gone = edits.flatMap(({ change, path }) => (change === 'remove' || change === 'move' ? [path] : []));
  const shortened = gone.filter((path) => path.some((step) => typeof step === 'number'));
  return leavesOf(before, []).flatMap(([path, value]) => {
    if (gone.some((other) => startsWith(path, other))) return [];
    // A patch goes with its last operation.
    if (gone.some((other) => other[0] === 'patches' && startsWith(path, other.slice(0, 2)) && path[2] === 'target'))
      return [];
    if (JSON.stringify(valueAt(after, ...path)) === JSON.stringify(value)) return [];
    const set = edits.find((edit) => edit.change === 'set' && startsWith(path, edit.path));
    if (set && formatPath(path) === formatPath(set.path)) return [];
    // A switch makes room for the section that says more.
    if (edits.some((edit) => edit.change === 'set' && startsWith(edit.path, path))) return [];
    // Items of a list move up, or are repeated in another order.
    const list = set?.path ?? shortened.find((other) => startsWith(path, other.slice(0, firstIndex(other))));
    if (list && holds(valueAt(after, ...list.slice(0, firstIndex(list))), value)) return [];
    if (isEmpty(value)) return [];
    return [formatPath(path)];
  });
}

function firstIndex(path: EnvironmentPath): number {
  const index = path.findIndex((step) => typeof step === 'number');
  return index < 0 ? path.length : index;
}

function holds(value: Json | undefined, wanted: Json): boolean {
  return value !== undefined && leavesOf(value, []).some(([, leaf]) => JSON.stringify(leaf) === JSON.stringify(wanted));
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function leavesOf(value: Json, path: EnvironmentPath): readonly (readonly [EnvironmentPath, Json])[] {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return [[path, value]];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, below]) => leavesOf(below, [...path, key]));
}
