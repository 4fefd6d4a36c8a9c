import type { LogIntent } from '../../logs/intent';
import { JOINED_BYTES } from '../../logs/parsing/line-size';
import { podMetadata } from '../../logs/parsing/metadata';
import { TRACE_ID_PATTERNS } from '../../logs/parsing/trace-ids';
import type { PodLogs } from '../../logs/sources/pods';
import { type Block, block, type Component, type Reference } from '../../syntax/alloy/document';
import { dropStages } from './drop';
import { fieldStages } from './fields';
import { redactionStages } from './redaction';

/** Rules for what is taken out of lines, and for lines that are dropped. */
export type LineRules = Pick<LogIntent, 'redaction' | 'drop'>;

/**
 * Takes the CRI's time and stream off each line, joins the parts of long ones, and notes beside them what they say. A
 * line that is not in a format that is looked for passes as it is; none is changed or dropped for what it holds, but by
 * the rules.
 */
export function podLines(
  pods: PodLogs,
  { redaction, drop }: LineRules,
  forwardTo: Reference<'receiver'>,
): Component<'loki.process'> {
  return {
    name: 'loki.process',
    label: 'pods',
    attributes: { forward_to: [forwardTo] },
    blocks: [
      CRI,
      ...redactionStages(redaction),
      // After the joining, which tells files apart by it.
      block('stage.label_drop', { values: ['filename'] }),
      ...dropStages(drop),
      ...fieldStages(pods.parse),
      ...(pods.traceIds ? TRACE_IDS : []),
      ...structuredMetadata(podMetadata(pods).map(({ name }) => name)),
    ],
  };
}

/** A line that is not in the format of the CRI passes without the label `stream`. */
const CRI = block('stage.cri', { max_partial_line_size: JOINED_BYTES, max_partial_line_size_truncate: true });

/** A pattern that does not match leaves what an earlier one has found. */
const TRACE_IDS: readonly Block[] = TRACE_ID_PATTERNS.map((expression, index) => ({
  ...block('stage.regex', { expression }),
  ...(index === 0 && { comment: ['The id of the trace that the line names: the last pattern that matches wins.'] }),
}));

/** Writes the stage for structured metadata; values that were not found are left out. */
function structuredMetadata(names: readonly string[]): readonly Block[] {
  if (names.length === 0) return [];
  return [block('stage.structured_metadata', { values: Object.fromEntries(names.map((name) => [name, ''])) })];
}
