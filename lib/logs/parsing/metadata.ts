import type { Label } from '../labels/label';
import { LEVELS } from './levels';

/** A format of lines that collectors look into. */
export type LineFormat = 'json' | 'logfmt';

/** Settings for what is looked for in lines. */
export interface LineParsing {
  /** Formats in which `level` and `msg` are looked for. A line in another one passes as it is. */
  readonly parse: readonly LineFormat[];

  /** Whether ids of traces, as W3C and B3 write them, are looked for in every line. */
  readonly traceIds: boolean;
}

/** What is found in the lines of pods: kept beside them as structured metadata, because it would make too many streams. */
export function podMetadata({ parse, traceIds }: LineParsing): readonly Label[] {
  return [...(parse.length > 0 ? PARSED : []), ...(traceIds ? [TRACE_ID] : [])];
}

/** Longest `msg` that is kept, in characters: the line itself has all of it, and Loki refuses lines with much more. */
export const MESSAGE_LENGTH = 1024;

const LEVEL_NAMES = Object.keys(LEVELS);

const PARSED: readonly Label[] = [
  {
    name: 'level',
    description: `The level that a structured line names, one of ${LEVEL_NAMES.map((level) => `\`${level}\``).join(', ')}.`,
    values: LEVEL_NAMES,
  },
  { name: 'msg', description: `The message of a structured line, its first ${MESSAGE_LENGTH} characters.` },
];

const TRACE_ID: Label = {
  name: 'trace_id',
  description: 'The id of the trace that a line names, as W3C or B3 write it.',
};
