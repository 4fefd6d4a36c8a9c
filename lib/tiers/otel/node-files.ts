import type { JsonObject } from '../../kubernetes/json';
import type { NodeFile } from '../../logs/intent';
import { attributeNames } from './attributes';
import { NODE_NAME } from './names';
import { type LogPipeline, literal, SOURCE_RETRY } from './pipeline';
import type { OtelSettings } from './props';

/**
 * Log files that nodes keep outside of any pod. Their lines bear the time at which they are read. A file without a
 * known position is read from its start, so that a node's first minutes are not lost.
 */
export function nodeFilePipeline(files: readonly NodeFile[], labels: OtelSettings['labels']): LogPipeline {
  const jobs = [...new Set(files.map(({ job }) => job))];
  return {
    name: 'node_files',
    receivers: Object.fromEntries(
      jobs.map((job) => [
        `file_log/${componentName(job)}`,
        fileReceiver(
          job,
          files.filter((file) => file.job === job).map(({ path }) => path),
          labels,
        ),
      ]),
    ),
    processors: {},
  };
}

function fileReceiver(job: string, paths: readonly string[], labels: OtelSettings['labels']): JsonObject {
  const names = attributeNames(labels);
  return {
    include: paths.map(literal),
    start_at: 'beginning',
    include_file_name: false,
    storage: 'file_storage/positions',
    retry_on_failure: SOURCE_RETRY,
    resource: { [names.node]: NODE_NAME, [names.nodeFile]: literal(job) },
  };
}

/**
 * A name of its own for every job, as far as collectors allow any character. Positions are stored under it: it must not
 * depend on the other files.
 */
function componentName(job: string): string {
  const code = (character: string) => `%${character.codePointAt(0)?.toString(16)}`;
  return `node_files/${job.replaceAll(/[^\w./-]/gu, code)}`;
}
