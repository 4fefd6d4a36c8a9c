import type { Rke2Logs } from '../../logs/intent';
import { rke2Files } from '../../logs/paths';
import { fileReceiver } from './file-receiver';
import type { LogPipeline } from './pipeline';
import type { OtelSettings } from './settings';

/** What RKE2 writes to files of its own on each node. */
export function rke2Pipeline(rke2: Rke2Logs, labels: OtelSettings['labels']): LogPipeline {
  return {
    name: 'rke2',
    reads: 'rke2',
    receivers: Object.fromEntries(
      rke2Files(rke2).map(({ type, path }) => [
        `file_log/rke2/${type}`,
        fileReceiver({ paths: [path], job: rke2.job, attributes: { source: 'rke2', type } }, labels),
      ]),
    ),
    processors: {},
  };
}
