import { type Block, block, type Component, Reference, type ValueMap } from '../../syntax/alloy/document';

/**
 * Log files of the node, each a target with the labels of its lines. Lines bear the time at which they are read. A file
 * without a known position is read from its start, so that a node's first minutes are not lost.
 *
 * @param label what tells the components apart from those of other files
 * @param rules what makes labels of the paths that are found
 */
export function fileComponents(
  label: string,
  targets: readonly ValueMap[],
  forwardTo: Reference<'receiver'>,
  rules: readonly Block[] = [],
): readonly Component[] {
  const match: Component<'local.file_match'> = {
    name: 'local.file_match',
    label,
    attributes: { path_targets: targets },
    blocks: [],
  };
  const found = Reference.to(match, 'targets');
  const relabel = rules.length > 0 ? [relabelFiles(label, found, rules)] : [];
  const process: Component<'loki.process'> = {
    name: 'loki.process',
    label,
    attributes: { forward_to: [forwardTo] },
    blocks: [block('stage.label_drop', { values: ['filename'] })],
  };
  const source: Component<'loki.source.file'> = {
    name: 'loki.source.file',
    label,
    attributes: {
      targets: relabel.map((component) => Reference.to(component, 'output'))[0] ?? found,
      forward_to: [Reference.to(process, 'receiver')],
    },
    blocks: [],
  };
  return [match, ...relabel, source, process];
}

function relabelFiles(
  label: string,
  targets: Reference<'targets'>,
  rules: readonly Block[],
): Component<'discovery.relabel'> {
  return { name: 'discovery.relabel', label, attributes: { targets }, blocks: rules };
}
