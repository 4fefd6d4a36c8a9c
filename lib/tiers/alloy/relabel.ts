import { type Block, block } from '../../syntax/alloy/document';
import { anyOf } from '../../syntax/re2-literal';

/** Sets a label to that of another name; a target without it stays without. */
export function copyLabel(source: string, target: string): Block {
  return block('rule', { source_labels: [source], target_label: target });
}

/**
 * Sets a label where another one matches as a whole.
 * @param replacement default: what the first group matched
 */
export function setLabel(target: string, source: string, regex: string, replacement?: string): Block {
  return block('rule', {
    source_labels: [source],
    regex,
    ...(replacement !== undefined && { replacement }),
    target_label: target,
  });
}

/** Sets a label to others, joined. */
export function joinLabels(sources: readonly string[], separator: string, target: string): Block {
  return block('rule', { source_labels: sources, separator, target_label: target });
}

/** Sets a label to the same value on every target. In a replacement two dollars stand for one. */
export function fixLabel(target: string, value: string): Block {
  return block('rule', { target_label: target, replacement: value.replaceAll('$', '$$$$') });
}

/** Drops the targets on which a label has one of the values. */
export function dropTargets(source: string, values: readonly string[]): Block {
  return block('rule', { source_labels: [source], regex: anyOf(values), action: 'drop' });
}
