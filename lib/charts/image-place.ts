import type { EnvironmentPath, Fix } from '../findings/finding';
import { isJsonObject, type JsonObject } from '../kubernetes/json';
import type { EffectiveRelease } from './effective';
import type { KeyPath } from './key-model';
import { placeOfValue } from './release';
import type { Running } from './running';
import { removeValue } from './value-repair';
import { mergeValues } from './values';

/**
 * Finds what decides that an image does not come from the registry: the override without which it would.
 * @returns where the environment file says so, and what to do about it
 */
export function imageRemedy(
  { release, effective }: Running,
  image: string,
): { readonly path: EnvironmentPath; readonly fix: Fix } {
  const otherwise = { path: release?.valuesPath ?? ['images', 'registry'], fix: OTHERWISE };
  if (release === undefined || effective === undefined) return otherwise;
  const isCause = (path: KeyPath) =>
    !imagesOf(effective(mergeValues(release.own, without(release.overrides, path)))).includes(image);
  const cause = leaves(release.overrides).find(isCause);
  if (cause === undefined) return otherwise;
  const path = placeOfValue(release, cause);
  return { path, fix: removeValue(release, cause) ?? OTHERWISE };
}

const OTHERWISE = 'take the override or the patch away that names the image, or mirror it and name it in the registry';

function imagesOf({ workloads }: EffectiveRelease): readonly string[] {
  return workloads.flatMap(({ initContainers, containers }) =>
    [...initContainers, ...containers].map(({ image }) => image),
  );
}

/** The way to each value that is no map; a list is one value. */
function leaves(values: JsonObject, path: KeyPath = []): readonly KeyPath[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isJsonObject(value) ? leaves(value, [...path, key]) : [[...path, key]],
  );
}

function without(values: JsonObject, [key = '', ...rest]: KeyPath): JsonObject {
  const { [key]: below, ...others } = values;
  return isJsonObject(below) && rest.length > 0 ? { ...others, [key]: without(below, rest) } : others;
}
