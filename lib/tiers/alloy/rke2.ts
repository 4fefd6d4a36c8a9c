import type { Rke2Logs } from '../../logs/intent';
import { rke2Files } from '../../logs/paths';
import type { Component, Reference } from '../../syntax/alloy/document';
import { fileComponents } from './files';
import { NODE_NAME } from './node-name';

/** What RKE2's kubelet and containerd write: they are no units of systemd, so the journal does not have it. */
export function rke2Components(rke2: Rke2Logs, forwardTo: Reference<'receiver'>): readonly Component[] {
  const targets = rke2Files(rke2).map(({ type, path }) => ({
    __path__: path,
    source: 'rke2',
    job: rke2.job,
    type,
    node: NODE_NAME,
  }));
  return fileComponents('rke2', targets, forwardTo);
}
