import type { JsonObject } from '../../kubernetes/json';
import type { LineFormat } from '../../logs/parsing/metadata';
import { fieldTemplates, JSON_FIELDS, LOGFMT_FIELDS, LOGFMT_LINES } from '../../logs/parsing/stage-fields';

/** The level of a structured line, in one of a few words, and the beginning of its message. */
export function fieldStages(formats: readonly LineFormat[]): JsonObject[] {
  if (formats.length === 0) return [];
  const { level, msg } = fieldTemplates(true);
  return [
    ...formats.map((format) => STAGES[format]),
    { template: { source: 'level', template: level } },
    { template: { source: 'msg', template: msg } },
  ];
}

const STAGES: Readonly<Record<LineFormat, JsonObject>> = {
  json: { json: { expressions: JSON_FIELDS } },
  logfmt: { match: { selector: LOGFMT_LINES, stages: [{ logfmt: { mapping: LOGFMT_FIELDS } }] } },
};
