import type { FileOrigin, LogFiles } from '../../logs/sources/origin';
import { block, type Component, Reference, type ValueMap } from '../../syntax/alloy/document';
import { literal } from '../../syntax/re2-literal';
import { type RelabelRule, setLabel } from '../relabel';
import { NODE_NAME } from './node-name';
import { ruleBlocks } from './relabel';

/**
 * Log files of the node, each a target with the labels of its lines. Lines bear the time at which they are read. A file
 * without a known position is read from its start, so that a node's first minutes are not lost.
 * @param label what tells the components apart from those of other sources
 */
export function fileComponents(
  label: string,
  { files }: FileOrigin,
  forwardTo: Reference<'receiver'>,
): readonly Component[] {
  const match: Component<'local.file_match'> = {
    name: 'local.file_match',
    label,
    attributes: { path_targets: files.map(target) },
    blocks: [],
  };
  const found = Reference.to(match, 'targets');
  const rules = files.flatMap(nameRule);
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

function target({ path, labels }: LogFiles): ValueMap {
  return { __path__: path, ...labels, node: NODE_NAME };
}

/** Makes a label of the name of a file that is found. */
function nameRule({ named }: LogFiles): readonly RelabelRule[] {
  return named ? [setLabel(named.label, '__path__', `.*/([^/]+)${literal(named.ending)}`)] : [];
}

function relabelFiles(
  label: string,
  targets: Reference<'targets'>,
  rules: readonly RelabelRule[],
): Component<'discovery.relabel'> {
  return { name: 'discovery.relabel', label, attributes: { targets }, blocks: ruleBlocks(rules) };
}
