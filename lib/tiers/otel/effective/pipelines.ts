import { isTrue, listOf, mapOf } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import type { Json, JsonObject } from '../../../kubernetes/json';

/** Adds an item to a list of a configuration, behind the others, unless it is there: `append … | uniq`. */
export function withAdded(config: JsonObject, path: readonly string[], item: Json): JsonObject {
  return withChanged(config, path, (list) => unique([...listOf(list), item]));
}

/** Adds an item before the others. */
export function withPrepended(config: JsonObject, path: readonly string[], item: Json): JsonObject {
  return withChanged(config, path, (list) => unique([item, ...listOf(list)]));
}

/** Changes the value at a path of a configuration; maps on the way are made. */
export function withChanged(
  config: JsonObject,
  [key = '', ...rest]: readonly string[],
  change: (before: Json | undefined) => Json,
): JsonObject {
  const before = config[key];
  return { ...config, [key]: rest.length === 0 ? change(before) : withChanged(mapOf(before), rest, change) };
}

export function unique(items: readonly Json[]): Json[] {
  const texts = items.map((item) => JSON.stringify(item));
  return items.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

/** Merges what a preset brings under a configuration, and its receiver into a pipeline: `mustMergeOverwrite`. */
export function withReceiver(config: JsonObject, brought: JsonObject, signal: string, receiver: string): JsonObject {
  const path = ['service', 'pipelines', signal, 'receivers'];
  return withAdded(mergeValues(brought, config), path, receiver);
}

export function withExtension(config: JsonObject, extension: string): JsonObject {
  return withAdded(config, ['service', 'extensions'], extension);
}

/** Fills what a map lacks, or has empty, from another one: `mustMerge`. */
export function filled(map: JsonObject, from: JsonObject): JsonObject {
  const entries = Object.entries(from).map(([key, value]) => {
    const before = map[key];
    if (!isTrue(before)) return [key, value] as const;
    return [key, isMap(before) && isMap(value) ? filled(before, value) : before] as const;
  });
  return { ...map, ...Object.fromEntries(entries) };
}

function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
