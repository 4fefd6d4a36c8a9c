import { type Block, block } from '../../syntax/alloy/document';

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

/** Drops the targets on which a label has one of the values. */
export function dropTargets(source: string, values: readonly string[]): Block {
  const regex = values.map((value) => value.replace(/[.*+?()[\]{}^$|\\]/g, '\\$&')).join('|');
  return block('rule', { source_labels: [source], regex, action: 'drop' });
}
