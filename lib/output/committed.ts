import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../kubernetes/json';

/** What an earlier run wrote, or the file that holds it and can't be read. */
export type Committed = { readonly values: JsonObject } | { readonly unreadable: string };

/** A file of YAML, whose text is read where it is needed. */
export interface CommittedFile {
  readonly file: string;
  text(): string;
}

/**
 * What an earlier run wrote of Loki's values for an environment, whatever the delivery engine: of all of them only the
 * schema, because to parse whole releases would cost more than the rest of a run.
 */
export function committedLokiValues(directory: string, environment: string): Committed {
  const files = yamlFiles(join(directory, environment));
  return committedIn(files.map((file) => ({ file, text: () => readFileSync(file, 'utf8') })));
}

/** The same of files that are not there yet. @param files in the order of their names */
export function committedIn(files: readonly CommittedFile[]): Committed {
  for (const { file, text: read } of files) {
    const text = read();
    const schema = block(text, 'schemaConfig');
    if (schema === undefined) continue;
    if (CONFLICT.test(text)) return { unreadable: file };
    try {
      return { values: { loki: parse(schema) } };
    } catch {
      return { unreadable: file };
    }
  }
  return { values: {} };
}

/** What Git writes where two branches changed the same lines. */
const CONFLICT = /^(?:<{7}|>{7}) /m;

/** The block of a key, without its indentation. */
function block(text: string, key: string): string | undefined {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trimStart() === `${key}:`);
  if (start < 0) return undefined;
  const indent = indentation(lines[start] ?? '');
  const length = lines.slice(start + 1).findIndex((line) => line !== '' && indentation(line) <= indent);
  const end = length < 0 ? lines.length : start + 1 + length;
  return lines
    .slice(start, end)
    .map((line) => line.slice(indent))
    .join('\n');
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

/** Lists the files of YAML in a folder and below it, sorted; none if it is not there. */
export function yamlFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}
