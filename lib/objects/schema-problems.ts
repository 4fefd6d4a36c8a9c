import { firstPlaces } from '../collections/first-of-each';
import { didYouMean } from '../findings/did-you-mean';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { KindSchema, Schema } from './kind-schema';
import { type FieldPath, type ObjectProblem, shown } from './object-problem';
import { scalarProblem } from './scalar-problem';

/** Definitions that schemas of a kind refer to. */
type Definitions = Readonly<Record<string, Schema>>;

/**
 * Holds an object against the schema of its kind. It reads schemas as they are: a compiler such as Ajv's takes 60 to 370 ms
 * for one kind, and each is needed for one object. `test/objects` has Ajv as its second opinion. Rules in CEL, which CRDs
 * have beside their schemas, stand in `cel-rules.ts`.
 */
export function schemaProblems({ schema }: KindSchema, object: JsonObject): readonly ObjectProblem[] {
  const { definitions = {}, ...root } = schema as unknown as Schema & { readonly definitions?: Definitions }; // test/objects holds every file against the type
  const { apiVersion: _, kind: __, metadata: ___, status, ...content } = object;
  const misplaced = status === undefined ? [] : [wrong(['status'], 'is for the controllers of the cluster to write')];
  return [...misplaced, ...judge(content, root, [], definitions)];
}

function judge(value: Json, schema: Schema, path: FieldPath, definitions: Definitions): readonly ObjectProblem[] {
  if (schema.$ref !== undefined) {
    const referred = definitions[schema.$ref.replace('#/definitions/', '')];
    return referred ? judge(value, referred, path, definitions) : [];
  }
  const mistyped = typeProblem(value, schema);
  if (mistyped !== undefined) return [wrong(path, mistyped)];
  const refused = scalarProblem(value, schema);
  return [
    ...(refused === undefined ? [] : [wrong(path, refused)]),
    ...(Array.isArray(value) ? listProblems(value, schema, path, definitions) : []),
    ...(isJsonObject(value) ? mapProblems(value, schema, path, definitions) : []),
    ...junctorProblems(value, schema, path, definitions),
  ];
}

const TYPES: Readonly<Record<string, readonly [is: (value: Json) => boolean, named: string]>> = {
  object: [isJsonObject, 'a map'],
  array: [Array.isArray, 'a list'],
  string: [(value) => typeof value === 'string', 'a text'],
  integer: [Number.isInteger, 'a whole number'],
  number: [(value) => typeof value === 'number', 'a number'],
  boolean: [(value) => typeof value === 'boolean', 'true or false'],
};

function typeProblem(value: Json, { type = [] }: Schema): string | undefined {
  const types = typeof type === 'string' ? [type] : type;
  if (types.length === 0 || types.some((name) => TYPES[name]?.[0](value))) return undefined;
  return `must be ${types.map((name) => TYPES[name]?.[1] ?? name).join(' or ')}, and is ${shown(value)}`;
}

function listProblems(list: readonly Json[], schema: Schema, path: FieldPath, definitions: Definitions) {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const fits = list.length >= minItems && list.length <= maxItems;
  const size = `must have ${minItems > list.length ? `${minItems} items at least` : `${maxItems} items at most`}`;
  return [
    ...(fits ? [] : [wrong(path, `${size}, and has ${list.length}`)]),
    ...(items ? list.flatMap((item, index) => judge(item, items, [...path, index], definitions)) : []),
    ...repeated(list, schema).map((index) => wrong([...path, index], 'is in the list already')),
  ];
}

/** Indices of items that are there before. A key that is not written has a default, or is empty. */
function repeated(list: readonly Json[], { uniqueItems = false, 'x-keys': keys }: Schema): readonly number[] {
  if (!uniqueItems && keys === undefined) return [];
  const identity = (item: Json) =>
    JSON.stringify(keys && isJsonObject(item) ? keys.map((key) => item[key] ?? DEFAULTS[key] ?? '') : item);
  const seen = list.map(identity);
  const first = firstPlaces(seen);
  return seen.flatMap((item, index) => (first.get(item) === index ? [] : [index]));
}

/** Keys of lists of maps that the API server gives a value before it compares: `core/v1` of Kubernetes. */
const DEFAULTS: Readonly<Record<string, Json>> = { protocol: 'TCP' };

function mapProblems(map: JsonObject, schema: Schema, path: FieldPath, definitions: Definitions) {
  const { properties = {}, required = [], additionalProperties, minProperties = 0, maxProperties } = schema;
  const names = Object.keys(map);
  const sized = names.length >= minProperties && names.length <= (maxProperties ?? Number.POSITIVE_INFINITY);
  return [
    ...(sized ? [] : [wrong(path, `must have ${minProperties} to ${maxProperties ?? 'any number of'} entries`)]),
    ...required.filter((name) => !Object.hasOwn(map, name)).map((name) => wrong([...path, name], 'is missing')),
    ...names.flatMap((name) => {
      const field = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      const below = [...path, name];
      if (field === false) return [unknown(below, name, Object.keys(properties))];
      return field ? judge(map[name] ?? null, field, below, definitions) : [];
    }),
  ];
}

function unknown(path: FieldPath, name: string, known: readonly string[]): ObjectProblem {
  const meant = didYouMean(name, known);
  return { ...wrong(path, 'is no field of this kind'), ...(meant !== undefined && { fix: `write ${meant}` }) };
}

function junctorProblems(value: Json, schema: Schema, path: FieldPath, definitions: Definitions) {
  const { anyOf = [], oneOf = [], allOf = [], not } = schema;
  const fitting = (schemas: readonly Schema[]) =>
    schemas.filter((each) => judge(value, each, path, definitions).length === 0).length;
  const fits =
    (anyOf.length === 0 || fitting(anyOf) > 0) &&
    (oneOf.length === 0 || fitting(oneOf) === 1) &&
    fitting(allOf) === allOf.length &&
    (not === undefined || fitting([not]) === 0);
  const names = [...new Set(namesIn([...anyOf, ...oneOf, ...allOf, ...(not ? [not] : [])]))];
  return fits ? [] : [wrong(path, `does not have one of the combinations of ${names.join(', ')} that may be`)];
}

function namesIn(schemas: readonly Schema[]): readonly string[] {
  return schemas.flatMap(({ required = [], anyOf = [], oneOf = [], allOf = [], not }) => [
    ...required,
    ...namesIn([...anyOf, ...oneOf, ...allOf, ...(not ? [not] : [])]),
  ]);
}

function wrong(path: FieldPath, problem: string): ObjectProblem {
  return { path, problem, about: 'content' };
}
