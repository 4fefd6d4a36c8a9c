import type { NodeFile } from '../../logs/intent';
import { fileReceiver } from './file-receiver';
import type { LogPipeline } from './pipeline';
import type { OtelSettings } from './settings';

/** Log files that nodes keep outside of any pod. */
export function nodeFilePipeline(files: readonly NodeFile[], labels: OtelSettings['labels']): LogPipeline {
  const jobs = [...new Set(files.map(({ job }) => job))];
  const pathsOf = (job: string) => files.filter((file) => file.job === job).map(({ path }) => path);
  return {
    name: 'node_files',
    reads: 'nodeFiles',
    receivers: Object.fromEntries(
      jobs.map((job) => [`file_log/${componentName(job)}`, fileReceiver({ paths: pathsOf(job), job }, labels)]),
    ),
    processors: {},
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
