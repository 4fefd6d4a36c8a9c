import type { EnvironmentPath } from '../findings/finding';
import type { JsonObject } from '../kubernetes/json';
import { type Manifest, toJson } from '../kubernetes/manifest';
import { applyOperation, type ObjectPatch } from '../kubernetes/patch';
import type { ObjectProblem } from '../objects/object-problem';
import { objectProblems } from '../objects/object-problems';

/** A patch and its place in the list of the environment. */
export interface PlacedPatch {
  readonly patch: ObjectPatch;
  readonly index: number;
}

/** What is wrong with an operation, or with the object that it makes. */
export interface PatchFault {
  /** The operation that is to blame. */
  readonly at: EnvironmentPath;

  /** The object as it was before. */
  readonly target: Manifest;

  /** How many operations its patch has. */
  readonly operations: number;

  /** Why the operation cannot be applied; what is wrong with the object after it; or that another one is called so. */
  readonly fault:
    | { readonly kind: 'failed'; readonly reason: string }
    | { readonly kind: 'invalid'; readonly problem: ObjectProblem }
    | { readonly kind: 'twice'; readonly other: Manifest };
}

/** An object after an operation. */
export interface PatchState {
  readonly object: JsonObject;
  readonly placed: PlacedPatch;
  readonly operation: number;
}

/** An object with those of its patches that leave it valid, and what is wrong with the others. */
export interface PatchedObject {
  /** The object before its patches. */
  readonly target: Manifest;

  /** The object after them. */
  readonly object: Manifest;

  readonly faults: readonly PatchFault[];

  /** The object after each operation. */
  readonly states: readonly PatchState[];
}

/**
 * Applies patches to an object in their order. A patch with a fault is left out as a whole: nothing that reads objects
 * has to expect what no cluster would take.
 */
export function patchObject(target: Manifest, patches: readonly PlacedPatch[]): PatchedObject {
  if (patches.length === 0) return { target, object: target, faults: [], states: [] };
  const before = toJson(target) as JsonObject; // a manifest is a map
  const { states, faults } = applyAll(before, patches, target);
  const blamed = [...faults, ...invalidities(before, states, target)];
  if (blamed.length === 0) {
    const object = states.at(-1)?.object ?? before;
    return { target, object: object as unknown as Manifest, faults, states }; // it is valid
  }
  const refused = new Set(blamed.map(({ at }) => at[1]));
  const left = patches.filter(({ index }) => !refused.has(index));
  const rest = patchObject(target, left);
  return { ...rest, faults: [...blamed, ...rest.faults] };
}

/** Finds the operation after which something holds to the end; nothing if it does not. */
export function culpritOf(
  states: readonly PatchState[],
  holds: (object: JsonObject) => boolean,
): PatchState | undefined {
  return states[states.findLastIndex(({ object }) => !holds(object)) + 1];
}

/** Where the environment file has an operation. */
export function placeOf({ placed, operation }: Pick<PatchState, 'placed' | 'operation'>): EnvironmentPath {
  return ['patches', placed.index, 'operations', operation];
}

/** Says of an operation that something is wrong with it. */
export function faultAt(
  state: Pick<PatchState, 'placed' | 'operation'>,
  target: Manifest,
  fault: PatchFault['fault'],
): PatchFault {
  return { at: placeOf(state), target, operations: state.placed.patch.operations.length, fault };
}

function applyAll(before: JsonObject, patches: readonly PlacedPatch[], target: Manifest) {
  const states: PatchState[] = [];
  const faults: PatchFault[] = [];
  for (const placed of patches) {
    const kept = states.length;
    for (const [operation, written] of placed.patch.operations.entries()) {
      const operated = applyOperation(states.at(-1)?.object ?? before, written);
      if ('failure' in operated) {
        faults.push(faultAt({ placed, operation }, target, { kind: 'failed', reason: operated.failure }));
        states.length = kept;
        break;
      }
      states.push({ object: operated.object, placed, operation });
    }
  }
  return { states, faults };
}

/** What is wrong with the object in the end, once for each operation: one fault has many consequences. */
function invalidities(before: JsonObject, states: readonly PatchState[], target: Manifest): readonly PatchFault[] {
  const last = states.at(-1);
  if (!last) return [];
  const problems = objectProblems(last.object);
  if (problems.length === 0) return [];
  const known = new Set(objectProblems(before).map(keyOf));
  const history = states.map(({ object }) => new Set(objectProblems(object).map(keyOf)));
  const blamed = new Map<PatchState, PatchFault>();
  for (const problem of problems.filter((each) => !known.has(keyOf(each)))) {
    const key = keyOf(problem);
    const culprit = states[history.findLastIndex((had) => !had.has(key)) + 1];
    if (culprit && !blamed.has(culprit)) blamed.set(culprit, faultAt(culprit, target, { kind: 'invalid', problem }));
  }
  return [...blamed.values()];
}

function keyOf({ path, problem }: ObjectProblem): string {
  return JSON.stringify([path, problem]);
}
