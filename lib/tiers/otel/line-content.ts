import type { JsonObject } from '../../kubernetes/json';
import { LEVELS } from '../../logs/parsing/levels';
import { MESSAGE_LENGTH } from '../../logs/parsing/metadata';
import { TRACE_ID_PATTERNS } from '../../logs/parsing/trace-ids';
import type { PodLogs } from '../../logs/sources/pods';
import { IS_LOGFMT, logfmtStatements } from './logfmt';
import { quoted } from './ottl';
import { literal } from './pipeline';

/**
 * Looks into lines. What is found becomes attributes of the record, which Loki keeps as structured metadata under the
 * same names. The line stays as it is: a statement that fails, as on a line that only looks like JSON, does nothing, and
 * says nothing, because every such line would make one more of the collector's own.
 */
export function contentProcessors({ parse, traceIds }: PodLogs): Readonly<Record<string, JsonObject>> {
  const groups = [
    ...(parse.includes('json') ? [fields(IS_JSON, [`set(${LINE}, ParseJSON(log.body))`])] : []),
    ...(parse.includes('logfmt') ? [fields(IS_LOGFMT, logfmtStatements(LINE))] : []),
    ...(traceIds ? [traceIdSearch()] : []),
  ];
  return groups.length > 0 ? { 'transform/pods': { error_mode: 'silent', log_statements: groups } } : {};
}

/** Place for the fields of a line while its statements run. */
const LINE = 'log.cache["line"]';
const LEVEL = 'log.cache["level"]';
const MESSAGE = 'log.attributes["msg"]';

const IS_JSON = `IsMatch(log.body, ${quoted(String.raw`^\s*\{`)})`;

/** @param parsed statements that leave the fields of a line in `LINE` */
function fields(condition: string, parsed: readonly string[]): JsonObject {
  return {
    conditions: [condition].map(literal),
    statements: [
      ...parsed,
      ...firstOf(LEVEL, ['level', 'severity']),
      ...Object.entries(LEVELS).map(
        ([level, names]) =>
          `set(log.attributes["level"], "${level}") where IsMatch(${LEVEL}, ${quoted(`(?i)^(?:${names.join('|')})$`)})`,
      ),
      ...firstOf('log.cache["msg"]', ['msg', 'message']),
      `set(${MESSAGE}, String(log.cache["msg"])) where log.cache["msg"] != ""`,
      // Both functions that cut count bytes.
      `merge_maps(log.attributes, ExtractPatterns(${MESSAGE}, ${quoted(beginning(MESSAGE_LENGTH))}), "upsert") where Len(${MESSAGE}) > ${MESSAGE_LENGTH}`,
    ].map(literal),
  };
}

/** The first of the fields that has something in it. */
function firstOf(target: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `set(${target}, ${LINE}["${name}"]) where ${target} == nil or ${target} == ""`);
}

/** As many characters of a text that has more, in the group `msg`: RE2 repeats nothing more than 1000 times. */
function beginning(characters: number): string {
  return `(?s)^(?P<msg>${'.{1000}'.repeat(Math.floor(characters / 1000))}.{${characters % 1000}})`;
}

/**
 * An attribute, not the record's own trace id: that cannot hold the 16 digits of a short B3 id, and Loki would write
 * both under one name.
 */
function traceIdSearch(): JsonObject {
  return {
    statements: TRACE_ID_PATTERNS.map((pattern) =>
      literal(`merge_maps(log.attributes, ExtractPatterns(log.body, ${quoted(pattern)}), "upsert")`),
    ),
  };
}
