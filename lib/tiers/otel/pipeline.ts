import type { JsonObject } from '../../kubernetes/json';
import type { SourceName } from '../../logs/sources/all';

/** Receivers of one kind of logs, with the processors for its lines alone. */
export interface LogPipeline {
  /** `pods`, `node_files`, `rke2`, `talos`. */
  readonly name: string;

  /** Whose lines its receivers take in first. @default - another collector has taken them in before */
  readonly reads?: SourceName;

  /** Configuration of the receivers, by name. */
  readonly receivers: Readonly<Record<string, JsonObject>>;

  /** In the order in which lines pass them. */
  readonly processors: Readonly<Record<string, JsonObject>>;
}

/** Sources try again until their line is taken: meanwhile files and senders wait, and nothing is dropped. */
export const SOURCE_RETRY: JsonObject = { enabled: true, max_elapsed_time: '0s' };

/**
 * Blanks belong to a line: by default those at its ends are cut, and with them the indentation of a stack trace. Of a line
 * of more than 1 MiB the beginning is read: by default its rest follows as lines of their own, in no format.
 */
export const WHOLE_LINES: JsonObject = {
  preserve_leading_whitespaces: true,
  preserve_trailing_whitespaces: true,
  max_log_size_behavior: 'truncate',
};

/** Escapes `$`, which begins a variable in a collector's configuration. */
export function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** Writes a processor that sets resource attributes to fixed values. */
export function setAttributes(values: Readonly<Record<string, string>>): JsonObject {
  return { attributes: Object.entries(values).map(([key, value]) => ({ key, value, action: 'upsert' })) };
}
