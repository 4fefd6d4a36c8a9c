import { grouped } from '../collections/grouped';
import type { Delivery } from '../delivery/delivery';
import { STAGES, type Stage } from '../delivery/stage';
import { type JsonObject, valueAt } from '../kubernetes/json';
import { type Manifest, toJson } from '../kubernetes/manifest';
import { isTarget, type ObjectPatch } from '../kubernetes/patch';
import {
  culpritOf,
  faultAt,
  type PatchedObject,
  type PatchFault,
  type PlacedPatch,
  patchObject,
} from './patched-object';

/** What is delivered, as far as patches leave it valid, and what is wrong with the others. */
export interface PatchedDelivery {
  readonly delivery: Delivery;
  readonly faults: readonly PatchFault[];

  /** The objects that patches changed. */
  readonly patched: readonly PatchedObject[];
}

/** An object with its place, the patches that are for it, and what they make of it. */
interface Attempt extends PatchedObject {
  readonly folder: 'entry' | Stage;
  readonly patches: readonly PlacedPatch[];
}

/** Applies the patches of an environment to what it delivers. A patch finds its objects by what they are without patches. */
export function patchDelivery(delivery: Delivery, patches: readonly ObjectPatch[]): PatchedDelivery {
  if (patches.length === 0) return { delivery, faults: [], patched: [] };
  const attempts = attemptAll(delivery, patches);
  const twice = objectsTwice(attempts);
  const refused = new Set(twice.map(({ at }) => at[1]));
  const objects = attempts.map((attempt) => (refused.size > 0 ? withoutPatches(attempt, refused) : attempt));
  const inFolder = (name: Attempt['folder']) =>
    objects.filter(({ folder }) => folder === name).map(({ object }) => object);
  const [prerequisites, releases, configs] = [inFolder('prerequisites'), inFolder('releases'), inFolder('configs')];
  return {
    delivery: { ...delivery, entry: inFolder('entry'), stages: { prerequisites, releases, configs } },
    faults: [...attempts.flatMap(({ faults }) => faults), ...twice],
    patched: objects.filter(({ states }) => states.length > 0),
  };
}

function attemptAll({ entry, stages }: Delivery, patches: readonly ObjectPatch[]): readonly Attempt[] {
  const placed = grouped(
    patches.map((patch, index) => ({ patch, index })),
    ({ patch: { target } }) => calledAs(target.kind, target.name),
  );
  const folders = [['entry', entry] as const, ...STAGES.map((stage) => [stage, stages[stage]] as const)];
  return folders.flatMap(([folder, manifests]) =>
    manifests.map((target) => {
      const namesakes = placed.get(calledAs(target.kind, target.metadata.name)) ?? [];
      const own = namesakes.filter(({ patch }) => isTarget(patch, target));
      return { folder, patches: own, ...patchObject(target, own) };
    }),
  );
}

function calledAs(kind: string, name: string): string {
  return `${kind}/${name}`;
}

/** An attempt without some patches: a patch is for several objects, and is left out for all of them. */
function withoutPatches(attempt: Attempt, refused: ReadonlySet<string | number | undefined>): Attempt {
  const patches = attempt.patches.filter(({ index }) => !refused.has(index));
  return { ...attempt, ...patchObject(attempt.target, patches) };
}

/** Finds the operations that give an object the kind and the name of another one. */
function objectsTwice(attempts: readonly Attempt[]): readonly PatchFault[] {
  const groups = grouped(attempts, ({ object }) => identityOf(toJson(object) as JsonObject)); // a manifest is a map
  return [...groups.values()].flatMap((same) =>
    same.flatMap((attempt, index) => renamed(attempt, same.toSpliced(index, 1)[0]?.object)),
  );
}

/** @param other what is called like the object after its patches */
function renamed({ target, states }: Attempt, other: Manifest | undefined): readonly PatchFault[] {
  const last = states.at(-1);
  if (!other || !last) return [];
  const identity = identityOf(last.object);
  if (identityOf(toJson(target) as JsonObject) === identity) return [];
  const culprit = culpritOf(states, (object) => identityOf(object) === identity);
  return culprit ? [faultAt(culprit, target, { kind: 'twice', other })] : [];
}

/** What may be there once in a cluster. The version of a group does not matter: it is one object in all. */
function identityOf(object: JsonObject): string {
  const [, group = ''] = String(object.apiVersion).split('/').reverse();
  return JSON.stringify([
    group,
    object.kind ?? null,
    ...['namespace', 'name'].map((key) => valueAt(object, 'metadata', key) ?? null),
  ]);
}
