import type { MachineLogs } from '../../logs/intent';
import type { Component, Reference } from '../../syntax/alloy/document';
import { fileComponents } from './files';
import { NODE_NAME } from './node-name';
import { setLabel } from './relabel';

/** What the services of a node write: each file is named for its unit, and rotated ones end otherwise. */
export function machineLogComponents(
  { directory, job }: MachineLogs,
  forwardTo: Reference<'receiver'>,
): readonly Component[] {
  const targets = [{ __path__: `${directory}/*.log`, job, node: NODE_NAME }];
  return fileComponents('machine_logs', targets, forwardTo, [setLabel('unit', '__path__', '.*/([^/]+)\\.log')]);
}
