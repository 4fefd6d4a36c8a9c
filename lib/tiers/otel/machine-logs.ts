import type { MachineLogs } from '../../logs/intent';
import { fileReceiver } from './file-receiver';
import type { LogPipeline } from './pipeline';
import type { OtelSettings } from './settings';

const NAME = 'attributes["log.file.name"]';

/** What the services of a node write to files of their own, each named after its service. */
export function machineLogPipeline({ directory, job }: MachineLogs, labels: OtelSettings['labels']): LogPipeline {
  return {
    name: 'machine_logs',
    reads: 'machineLogs',
    receivers: {
      'file_log/machine_logs': {
        ...fileReceiver({ paths: [`${directory}/*.log`], job }, labels),
        include_file_name: true,
        operators: [
          { type: 'add', field: 'resource.unit', value: `EXPR(trimSuffix(${NAME}, ".log"))` },
          { type: 'remove', field: NAME },
        ],
      },
    },
    processors: {},
  };
}
