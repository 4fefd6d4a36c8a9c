import { fieldExpressions, fieldNames, STATUS_LEVEL } from '../../logs/parsing/json-fields';
import type { FileOrigin, JsonFields, LogFiles } from '../../logs/sources/origin';
import { type Block, block, type Component, Reference, type ValueMap } from '../../syntax/alloy/document';
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
  { files, fields }: FileOrigin,
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
    blocks: [block('stage.label_drop', { values: ['filename'] }), ...(fields ? jsonFieldStages(fields) : [])],
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

/** Writes the fields of a JSON line beside it, as structured metadata. */
function jsonFieldStages(fields: JsonFields): readonly Block[] {
  return [
    block('stage.json', { expressions: fieldExpressions(fields) }),
    block('stage.template', { source: 'level', template: STATUS_LEVEL }),
    block('stage.structured_metadata', {
      values: Object.fromEntries(fieldNames(fields).map((name) => [name, ''])),
    }),
  ];
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
