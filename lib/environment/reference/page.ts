import type { Json } from '../../kubernetes/json';
import { blocks, code, fenced, list, type Markdown, md, prose } from '../../syntax/markdown';
import { toYaml } from '../../syntax/yaml';
import { yamlLine } from '../../syntax/yaml-line';
import { type JsonSchema, strictJsonSchema } from '../json-schema';
import { exampleFor } from './example';
import { type DescribedKey, describedKeys, waysToWrite } from './keys';
import { takes } from './takes';

/**
 * Writes `docs/environment.md`: every key of environment files with its meaning, what it takes, its default, an example,
 * and since when it is known.
 * @param files data of environment files that have almost every key, of which examples are taken
 */
export function environmentPage(files: readonly Json[]): string {
  const root = strictJsonSchema();
  const entries = describedKeys(root).map((key) => entry(root, key, files));
  return `${HEAD}\n\n${blocks(...entries).source}\n`;
}

/** How a path is written: `logs.nodeFiles[].path`, `namespaces.NAME.labels`. */
export function keyName(path: readonly string[]): string {
  return path.reduce((text, step) => {
    if (step === '[]') return `${text}[]`;
    return `${text}${text === '' ? '' : '.'}${step === '*' ? 'NAME' : step}`;
  }, '');
}

function entry(root: JsonSchema, key: DescribedKey, files: readonly Json[]): Markdown {
  const { path, schema, since, sameAs } = key;
  const { meaning, usual } = told(root, schema);
  const name = code(keyName(path));
  return blocks(
    path.length === 1 ? md`## ${name}` : md`### ${name}`,
    prose(meaning),
    list([
      md`**Takes:** ${prose(`${takes(root, schema)}.`)}`,
      ...(sameAs ? [md`**Keys:** those below ${code(keyName(sameAs))}.`] : []),
      md`**Default:** ${defaultOf(key, usual)}`,
      md`**Since:** ${since}.`,
      md`**Example:**${example(path, exampleFor(root, key, files))}`,
    ]),
  );
}

/** Sentences say what follows from other keys: a schema can not. */
const USUAL = /\s*Default: (?<usual>.+?)\.$/s;

/** What a key means, and what it is by default where that depends on others. */
export function told(root: JsonSchema, schema: JsonSchema): { readonly meaning: string; readonly usual?: string } {
  const { description = '' } = schema.description === undefined ? (waysToWrite(root, schema)[0] ?? {}) : schema;
  const usual = USUAL.exec(description)?.groups?.usual;
  return { meaning: description.replace(USUAL, ''), ...(usual !== undefined && { usual }) };
}

function defaultOf({ schema: { default: value }, isRequired }: DescribedKey, usual: string | undefined): Markdown {
  if (usual !== undefined) return prose(`${usual}.`);
  if (value === undefined) return prose(isRequired ? 'none: it must be given.' : 'none.');
  if (typeof value === 'object')
    return JSON.stringify(value).length > 2 ? code(JSON.stringify(value)) : prose('empty.');
  return md`${code(String(value))}.`;
}

/** Signs of an example that still is one line. */
const LONGEST = 90;

/** A value on one line beside its key, or whole from the root of the file. An item of a list has no way from there. */
function example(path: readonly string[], value: Json): Markdown {
  const key = path.at(-1) ?? '';
  const line = `${yamlLine(key)}: ${yamlLine(value)}`;
  if (line.length <= LONGEST) return md` ${code(line)}`;
  const start = path.lastIndexOf('[]') + 1;
  const steps = path.slice(start).map((step) => (step === '*' ? 'NAME' : step));
  const whole = steps.reduceRight<Json>((below, step) => ({ [step]: below }), value);
  return md`\n\n${fenced('yaml', toYaml(whole).trimEnd())}`;
}

const HEAD = `<!-- Generated from the schema in lib/: change that, then run npm run docs. -->

# Environment files

Every key that an environment file may have, in the order of the schema. \`NAME\` stands for a name that you choose, and \`[]\` for each item of a list. Files that extend each other share what is needed: maps merge key by key, lists and values replace.

An editor that knows \`environments/schema.json\` shows the same while you write: files begin with \`# yaml-language-server: $schema=schema.json\`.`;
