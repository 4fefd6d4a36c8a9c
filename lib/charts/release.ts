import type { EnvironmentPath } from '../findings/finding';
import { isOnTheWay } from '../findings/paths';
import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import type { ChartModel } from './chart';
import type { KeyPath } from './key-model';
import type { OwnedValue } from './owned-value';
import type { Refusal } from './refusal';
import { mergeValues } from './values';

/** Identity of a release in its cluster. */
export interface ReleaseId {
  /** The Helm release name, explicit because charts build Service names from it. */
  readonly name: string;

  /** Namespace that Helm installs it into. */
  readonly namespace: string;
}

/** A Helm release, whichever engine delivers it. */
export interface Release extends ReleaseId {
  /** The exact chart that is installed. */
  readonly chart: ChartModel;

  /** What the keys of the environment file make of the values. */
  readonly own: JsonObject;

  /** What the environment file adds to the values by hand. */
  readonly overrides: JsonObject;

  /** The complete values beyond the chart's own defaults: `own`, `overrides` and `patches`, in this order. */
  readonly values: JsonObject;

  /** Where it says so. */
  readonly valuesPath: EnvironmentPath;

  /** Values that a key of the environment file decides. @default - there are none */
  readonly owned?: readonly OwnedValue[];

  /** What the chart refuses to render. @default - nothing is known of it */
  readonly refusals?: readonly Refusal[];

  /** Whether a value is part of the configuration of the program alone. @default - only what is so in every chart */
  readonly configures?: (path: KeyPath) => boolean;

  /** Where a value belongs that the chart does not read at its place. @default - nobody knows */
  readonly meant?: (path: KeyPath, value: Json) => KeyPath | undefined;

  /** What must be said for a value to have any effect, as a step to take. @default - nothing more, or nobody knows */
  readonly waitsFor?: (path: KeyPath) => string | undefined;

  /** Patches of the environment that reach into the values. @default - there are none */
  readonly patches?: readonly ValuesPatch[];

  /** Releases that must be ready before this one is of use. */
  readonly after: readonly ReleaseId[];
}

/** One operation of a patch, as far as it concerns the values of a release. */
export interface ValuesPatch {
  /** Path in the values; empty for all of them. */
  readonly path: KeyPath;

  /** Where the environment file says so. */
  readonly at: EnvironmentPath;

  /** What it puts there. @default - nothing: it takes away, moves or compares */
  readonly value?: Json;

  /** JSON pointer to another value of the same release. @default - values are a text that no pointer leads into */
  readonly pointer?: (path: KeyPath) => string;
}

/** Values of a release as long as no patch reaches into them. */
export function releaseValues(own: JsonObject, overrides: JsonObject): Pick<Release, 'own' | 'overrides' | 'values'> {
  return { own, overrides, values: mergeValues(own, overrides) };
}

/** Finds the place in the environment file that decides a value: an override, a patch, or neither. */
export function placeOfValue(
  { overrides, valuesPath, patches = [] }: Pick<Release, 'overrides' | 'valuesPath' | 'patches'>,
  path: readonly (string | number)[],
): EnvironmentPath {
  const patch = patches.findLast((candidate) => isOnTheWay(candidate.path, path));
  return patch !== undefined && valueAt(overrides, ...path) === undefined ? patch.at : [...valuesPath, ...path];
}

export function isSameRelease(one: ReleaseId, other: ReleaseId): boolean {
  return one.name === other.name && one.namespace === other.namespace;
}
