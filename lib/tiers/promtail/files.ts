import type { JsonObject } from '../../kubernetes/json';
import { fieldExpressions, fieldNames, STATUS_LEVEL } from '../../logs/parsing/json-fields';
import type { FileOrigin, JsonFields, LogFiles } from '../../logs/sources/origin';
import { literal } from '../../syntax/re2-literal';

/**
 * Files, each a target with the labels of its lines. Lines bear the time at which they are read. A file without a known
 * position is read from its start, so that a node's first minutes are not lost.
 */
export function fileSource(name: string, { files, fields }: FileOrigin): JsonObject {
  return {
    job_name: name,
    static_configs: files.map(({ path, labels }) => ({ labels: { __path__: path, ...labels } })),
    // The name of a file becomes a label of its own before it is dropped.
    pipeline_stages: [
      ...files.flatMap(nameStages),
      { labeldrop: ['filename'] },
      ...(fields ? jsonFieldStages(fields) : []),
    ],
  };
}

/** Writes the fields of a JSON line beside it, as structured metadata. */
function jsonFieldStages(fields: JsonFields): readonly JsonObject[] {
  return [
    { json: { expressions: { ...fieldExpressions(fields) } } },
    { template: { source: 'level', template: STATUS_LEVEL } },
    { structured_metadata: Object.fromEntries(fieldNames(fields).map((name) => [name, name])) },
  ];
}

/** Makes a label of the name of a file. */
function nameStages({ named }: LogFiles): readonly JsonObject[] {
  if (!named) return [];
  const { label, ending } = named;
  return [
    { regex: { source: 'filename', expression: `/(?P<${label}>[^/]+)${literal(ending)}$` } },
    { labels: { [label]: label } },
  ];
}
