import type { PodLogs } from './intent';
import type { LabelPromise } from './labels';
import { LEVELS } from './levels';

/** What is found in the lines of pods: kept beside them as structured metadata, because it would make too many streams. */
export function podMetadata({ parse, traceIds }: PodLogs): readonly LabelPromise[] {
  return [...(parse.length > 0 ? PARSED : []), ...(traceIds ? [TRACE_ID] : [])];
}

/** Longest `msg` that is kept, in characters: the line itself has all of it, and Loki refuses lines with much more. */
export const MESSAGE_LENGTH = 1024;

const LEVEL_NAMES = Object.keys(LEVELS);

const PARSED: readonly LabelPromise[] = [
  {
    name: 'level',
    holds: `The level that a structured line names, one of ${LEVEL_NAMES.map((level) => `\`${level}\``).join(', ')}.`,
    values: LEVEL_NAMES,
  },
  { name: 'msg', holds: `The message of a structured line, its first ${MESSAGE_LENGTH} characters.` },
];

const TRACE_ID: LabelPromise = {
  name: 'trace_id',
  holds: 'The id of the trace that a line names, as W3C or B3 write it.',
};
