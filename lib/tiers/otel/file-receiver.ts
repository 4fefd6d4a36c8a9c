import { grouped } from '../../collections/grouped';
import type { JsonObject } from '../../kubernetes/json';
import type { FileOrigin, JsonFields, LogFiles } from '../../logs/sources/origin';
import { snakeCase } from '../../syntax/case';
import { attributeNames } from './attributes';
import { NODE_NAME } from './names';
import { quoted } from './ottl';
import { type LogPipeline, literal, SOURCE_RETRY, WHOLE_LINES } from './pipeline';
import type { OtelSettings } from './settings';

/** Log files of the node: a receiver for each part of a source, because all files of one have the same labels. */
export function filePipeline(
  source: NonNullable<LogPipeline['reads']>,
  { files, fields }: FileOrigin,
  labels: OtelSettings['labels'],
): LogPipeline {
  const name = snakeCase(source);
  const parts = grouped(files, ({ part }) => (part === undefined ? name : `${name}/${part}`));
  return {
    name,
    reads: source,
    receivers: Object.fromEntries(
      [...parts].map(([part, own]) => [`file_log/${componentName(part)}`, fileReceiver(own, labels)]),
    ),
    processors: fields ? { [`transform/${name}`]: fieldStatements(fields) } : {},
  };
}

/**
 * A name of its own for every part, as far as collectors allow any character. Positions are stored under it: it must not
 * depend on the other files.
 */
function componentName(part: string): string {
  const code = (character: string) => `%${character.codePointAt(0)?.toString(16)}`;
  return part.replaceAll(/[^\w./-]/gu, code);
}

/**
 * Reads files whose lines have no known format: they bear the time at which they are read. A file without a known
 * position is read from its start, so that a node's first minutes are not lost.
 */
function fileReceiver(files: readonly LogFiles[], labels: OtelSettings['labels']): JsonObject {
  const names = attributeNames(labels);
  const [{ job = '', ...attributes } = {}] = files.map((file): Readonly<Record<string, string>> => file.labels);
  const [named] = files.flatMap((file) => file.named ?? []);
  return {
    include: files.map(({ path }) => literal(path)),
    start_at: 'beginning',
    include_file_name: named !== undefined,
    ...WHOLE_LINES,
    storage: 'file_storage/positions',
    retry_on_failure: SOURCE_RETRY,
    resource: { [names.node]: NODE_NAME, [names.job]: literal(job), ...attributes },
    ...(named && { operators: nameOperators(named) }),
  };
}

const LINE = 'log.cache["line"]';

/**
 * Notes beside a line of JSON what it says: attributes of the record, which Loki keeps as structured metadata. A line
 * that only looks like JSON stays as it is.
 */
function fieldStatements({ metadata, levelByStatus }: JsonFields): JsonObject {
  const pieces = Object.entries(metadata).map(([name, path]) => {
    const piece = `${LINE}${path.map((step) => `[${quoted(step)}]`).join('')}`;
    return `set(log.attributes[${quoted(name)}], String(${piece})) where ${piece} != nil`;
  });
  const status = `log.attributes[${quoted(levelByStatus)}]`;
  const level = (name: string, first: string) =>
    `set(log.attributes["level"], ${quoted(name)}) where IsMatch(${status}, ${quoted(`^${first}`)})`;
  return {
    error_mode: 'silent',
    log_statements: [
      {
        conditions: [`IsMatch(log.body, ${quoted(String.raw`^\s*\{`)})`],
        statements: [
          `set(${LINE}, ParseJSON(log.body))`,
          ...pieces,
          level('info', '[123]'),
          level('warn', '4'),
          level('error', '5'),
        ],
      },
    ],
  };
}

const FILE_NAME = 'attributes["log.file.name"]';

/** Makes a resource attribute of the name of a file. */
function nameOperators({ label, ending }: NonNullable<LogFiles['named']>): JsonObject[] {
  return [
    { type: 'add', field: `resource.${label}`, value: `EXPR(trimSuffix(${FILE_NAME}, ${JSON.stringify(ending)}))` },
    { type: 'remove', field: FILE_NAME },
  ];
}
