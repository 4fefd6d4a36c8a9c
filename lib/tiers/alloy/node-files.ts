import type { NodeFile } from '../../logs/intent';
import { block, type Component, Reference } from '../../syntax/alloy/document';
import { NODE_NAME } from './pods';

/**
 * Log files that nodes keep outside of any pod. Their lines bear the time at which they are read. A file without a
 * known position is read from its start, so that a node's first minutes are not lost.
 */
export function nodeFileComponents(files: readonly NodeFile[], forwardTo: Reference<'receiver'>): readonly Component[] {
  const match: Component<'local.file_match'> = {
    name: 'local.file_match',
    label: 'node_files',
    attributes: { path_targets: files.map(({ path, job }) => ({ __path__: path, job, node: NODE_NAME })) },
    blocks: [],
  };
  const process: Component<'loki.process'> = {
    name: 'loki.process',
    label: 'node_files',
    attributes: { forward_to: [forwardTo] },
    blocks: [block('stage.label_drop', { values: ['filename'] })],
  };
  const source: Component<'loki.source.file'> = {
    name: 'loki.source.file',
    label: 'node_files',
    attributes: { targets: Reference.to(match, 'targets'), forward_to: [Reference.to(process, 'receiver')] },
    blocks: [],
  };
  return [match, source, process];
}
