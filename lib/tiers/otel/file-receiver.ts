import { grouped } from '../../collections/grouped';
import type { JsonObject } from '../../kubernetes/json';
import type { FileOrigin, LogFiles } from '../../logs/sources/origin';
import { snakeCase } from '../../syntax/case';
import { attributeNames } from './attributes';
import { NODE_NAME } from './names';
import { type LogPipeline, literal, SOURCE_RETRY, WHOLE_LINES } from './pipeline';
import type { OtelSettings } from './settings';

/** Log files of the node: a receiver for each part of a source, because all files of one have the same labels. */
export function filePipeline(
  source: NonNullable<LogPipeline['reads']>,
  { files }: FileOrigin,
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
    processors: {},
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

const FILE_NAME = 'attributes["log.file.name"]';

/** Makes a resource attribute of the name of a file. */
function nameOperators({ label, ending }: NonNullable<LogFiles['named']>): JsonObject[] {
  return [
    { type: 'add', field: `resource.${label}`, value: `EXPR(trimSuffix(${FILE_NAME}, ${JSON.stringify(ending)}))` },
    { type: 'remove', field: FILE_NAME },
  ];
}
