import { isJsonObject, type Json } from '../../kubernetes/json';
import type { JsonSchema } from '../json-schema';
import { exampleOf } from '../problems/schema-tree';
import { type DescribedKey, waysToWrite } from './keys';

/** As many signs as one reads as an example. */
const MOST_SIGNS = 400;

/**
 * A value that a key may have: that of the first file which has the key, or one that its schema names.
 * @param files data of environment files that have almost every key
 */
export function exampleFor(root: JsonSchema, key: DescribedKey, files: readonly Json[]): Json {
  const { path, schema, sameAs } = key;
  const paths = [path, ...(sameAs ? [sameAs] : [])];
  const [written] = paths
    .flatMap((each) => files.flatMap((file) => valuesAt(file, each)))
    .filter((value) => !isEmpty(value));
  const own = written === undefined || isShort(written) ? written : shortened(written, requiredKeys(root, schema));
  return own === undefined || isEmpty(own) ? (named(root, schema) ?? exampleOf(schema)) : own;
}

function isShort(value: Json): boolean {
  return JSON.stringify(value).length <= MOST_SIGNS;
}

/** The keys that a map must have, and of the others as many as are read as an example. */
function shortened(value: Json, required: readonly string[]): Json {
  if (!isJsonObject(value)) return value;
  const needed = Object.entries(value).filter(([key]) => required.includes(key));
  const others = Object.entries(value).filter(([key]) => !required.includes(key));
  const most = others.findLastIndex((_, index) =>
    isShort(Object.fromEntries([...needed, ...others.slice(0, index + 1)])),
  );
  return Object.fromEntries([...needed, ...others.slice(0, most + 1)]);
}

function requiredKeys(root: JsonSchema, schema: JsonSchema): readonly string[] {
  return waysToWrite(root, schema).flatMap(({ required = [] }) => required);
}

function named(root: JsonSchema, schema: JsonSchema): Json | undefined {
  const ways = [schema, ...waysToWrite(root, schema)];
  const values = [...ways.flatMap(({ examples = [] }) => examples), ...ways.flatMap((way) => way.enum ?? [])];
  const [first] = values.filter((value) => !isEmpty(value));
  return first as Json | undefined; // examples in a JSON schema are JSON
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Every value at a path in which `[]` and `*` stand for any item and any name. */
function valuesAt(data: Json, path: readonly string[]): readonly Json[] {
  return path.reduce<readonly Json[]>((values, step) => values.flatMap((value) => inside(value, step)), [data]);
}

function inside(value: Json, step: string): readonly Json[] {
  if (step === '[]') return Array.isArray(value) ? value : [];
  if (!isJsonObject(value)) return [];
  if (step === '*') return Object.values(value);
  const found = Object.hasOwn(value, step) ? value[step] : undefined;
  return found === undefined ? [] : [found];
}
