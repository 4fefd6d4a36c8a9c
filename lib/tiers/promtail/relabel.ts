import type { JsonObject } from '../../kubernetes/json';
import { anyOf } from '../../syntax/re2-literal';

/** Sets a label to that of another name; a target without it stays without. */
export function copyLabel(source: string, target: string): JsonObject {
  return { source_labels: [source], target_label: target };
}

/**
 * Sets a label where another one matches as a whole.
 * @param replacement default: what the first group matched
 */
export function setLabel(target: string, source: string, regex: string, replacement?: string): JsonObject {
  return {
    source_labels: [source],
    regex,
    ...(replacement !== undefined && { replacement }),
    target_label: target,
  };
}

/** Sets a label to others, joined. */
export function joinLabels(sources: readonly string[], separator: string, target: string): JsonObject {
  return { source_labels: [...sources], separator, target_label: target };
}

/** Sets a label to one value on every target. A `$` would name a group. */
export function fixedLabel(target: string, value: string): JsonObject {
  return { target_label: target, replacement: value.replaceAll('$', '$$$$') };
}

/** Drops the targets on which a label has one of the values. */
export function dropTargets(source: string, values: readonly string[]): JsonObject {
  return { source_labels: [source], regex: anyOf(values), action: 'drop' };
}
