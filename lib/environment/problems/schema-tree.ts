import type { EnvironmentPath } from '../../findings/finding';
import type { Json, JsonObject } from '../../kubernetes/json';
import { type JsonSchema, strictJsonSchema } from '../json-schema';

/** What may stand at a path: several where a value can be written in several ways, none where nothing is known. */
export function schemasAt(path: EnvironmentPath): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (schemas, step) => schemas.flatMap((schema) => stepInto(schema, step)),
    branches(strictJsonSchema()),
  );
}

/** The keys that a map at this path may have. */
export function keysAt(path: EnvironmentPath): readonly string[] {
  return [...new Set(schemasAt(path).flatMap((schema) => Object.keys(schema.properties ?? {})))];
}

let everyPath: readonly (readonly string[])[] | undefined;

/** Every path at which a key of this name is known; `*` stands for a name or a list item of the user. */
export function pathsOfKey(name: string): readonly (readonly string[])[] {
  everyPath ??= pathsBelow(strictJsonSchema(), []);
  return everyPath.filter((path) => path.at(-1) === name);
}

/** A value that fits: the default, an example, or the smallest map of what is required. */
export function exampleOf(schema: JsonSchema): Json {
  const [shown] = [schema.default, ...(schema.examples ?? []), ...(schema.enum ?? [])].filter(
    (value) => value !== undefined,
  );
  if (shown !== undefined) return shown as Json; // defaults and examples are JSON in a JSON schema
  if (schema.type === 'object') return requiredExample(schema);
  if (schema.type === 'array') return schema.items ? branches(schema.items).slice(0, 1).map(exampleOf) : [];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  const [first] = branches(schema);
  return first && first !== schema ? exampleOf(first) : '';
}

function requiredExample({ required = [], properties = {} }: JsonSchema): JsonObject {
  return Object.fromEntries(required.map((key) => [key, exampleOf(properties[key] ?? {})]));
}

function stepInto(
  { properties, additionalProperties, items }: JsonSchema,
  step: string | number,
): readonly JsonSchema[] {
  if (typeof step === 'number') return items ? branches(items) : [];
  const known = properties && Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
  return typeof known === 'object' ? branches(known) : [];
}

/** The ways in which a value may be written. What is said of all of them is said of each. */
function branches(schema: JsonSchema): readonly JsonSchema[] {
  const { $ref, anyOf, ...shared } = schema;
  if ($ref !== undefined) {
    const definition = strictJsonSchema().$defs?.[$ref.replace('#/$defs/', '')];
    return definition ? branches({ ...definition, ...shared }) : [];
  }
  return anyOf ? anyOf.flatMap((branch) => branches({ ...branch, ...shared })) : [schema];
}

function pathsBelow(schema: JsonSchema, path: readonly string[]): readonly (readonly string[])[] {
  return branches(schema).flatMap(({ properties = {}, additionalProperties, items }) => [
    ...Object.entries(properties).flatMap(([key, value]) => [[...path, key], ...pathsBelow(value, [...path, key])]),
    ...[additionalProperties, items].flatMap((value) =>
      typeof value === 'object' ? pathsBelow(value, [...path, '*']) : [],
    ),
  ]);
}
