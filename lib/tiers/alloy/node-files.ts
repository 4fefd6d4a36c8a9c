import type { NodeFile } from '../../logs/intent';
import type { Component, Reference } from '../../syntax/alloy/document';
import { fileComponents } from './files';
import { NODE_NAME } from './node-name';

/** Log files that nodes keep outside of any pod. */
export function nodeFileComponents(files: readonly NodeFile[], forwardTo: Reference<'receiver'>): readonly Component[] {
  const targets = files.map(({ path, job }) => ({ __path__: path, job, node: NODE_NAME }));
  return fileComponents('node_files', targets, forwardTo);
}
