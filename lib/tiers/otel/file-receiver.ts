import type { JsonObject } from '../../kubernetes/json';
import { attributeNames } from './attributes';
import { NODE_NAME } from './names';
import { literal, SOURCE_RETRY, WHOLE_LINES } from './pipeline';
import type { OtelSettings } from './settings';

export interface FileSource {
  /** Absolute paths, may hold globs. */
  readonly paths: readonly string[];

  /** What the environment file calls the source. */
  readonly job: string;

  /** Attributes whose names are the same in every set of names. @default - none */
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * Reads files whose lines have no known format: they bear the time at which they are read. A file without a known
 * position is read from its start, so that a node's first minutes are not lost.
 */
export function fileReceiver({ paths, job, attributes }: FileSource, labels: OtelSettings['labels']): JsonObject {
  const names = attributeNames(labels);
  return {
    include: paths.map(literal),
    start_at: 'beginning',
    include_file_name: false,
    ...WHOLE_LINES,
    storage: 'file_storage/positions',
    retry_on_failure: SOURCE_RETRY,
    resource: { [names.node]: NODE_NAME, [names.job]: literal(job), ...attributes },
  };
}
