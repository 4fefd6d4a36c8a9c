import type { JsonObject } from '../../kubernetes/json';
import type { DropRule, LogIntent } from '../../logs/intent';
import { JOINED_BYTES } from '../../logs/parsing/line-size';
import { podMetadata } from '../../logs/parsing/metadata';
import { TRACE_ID_PATTERNS } from '../../logs/parsing/trace-ids';
import type { PodLogs } from '../../logs/sources/pods';
import { fieldStages } from './field-stages';
import { redactionStages } from './redaction';

/**
 * Takes the CRI's time and stream off each line, joins the parts of long ones, takes secrets out before anything copies
 * them, and notes beside the line what it says. A line in another format passes as it is.
 */
export function podStages(pods: PodLogs, { redaction, drop }: Pick<LogIntent, 'redaction' | 'drop'>): JsonObject[] {
  return [
    CRI,
    // After the joining, which tells files apart by it.
    { labeldrop: ['filename'] },
    ...(redaction ? redactionStages(redaction) : []),
    ...drop.map(dropStage),
    ...fieldStages(pods.parse),
    // A pattern that does not match leaves what an earlier one has found.
    ...(pods.traceIds ? TRACE_ID_PATTERNS.map((expression) => ({ regex: { expression } })) : []),
    ...structuredMetadata(podMetadata(pods).map(({ name }) => name)),
  ];
}

/**
 * A line that is not in the format of the CRI passes without the label `stream`. Other settings take `1MB`, this stage
 * takes bytes only: Promtail would exit as soon as it starts. What Loki takes of a line is cut where it leaves, by
 * `limits_config` (grafana/loki@v3.6.3:clients/pkg/promtail/client/client.go).
 */
const CRI: JsonObject = { cri: { max_partial_line_size: JOINED_BYTES, max_partial_line_size_truncate: true } };

/** Counted under its name in `logentry_dropped_lines_total`. */
function dropStage({ name, pattern }: DropRule): JsonObject {
  return { drop: { expression: pattern, drop_counter_reason: name } };
}

/** Writes the stage for structured metadata; values that were not found are left out. */
function structuredMetadata(names: readonly string[]): JsonObject[] {
  if (names.length === 0) return [];
  return [{ structured_metadata: Object.fromEntries(names.map((name) => [name, name])) }];
}
