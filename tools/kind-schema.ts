import { isJsonObject, type Json, type JsonObject, listIn, valueAt } from '../lib/kubernetes/json';

/** Schemas of a group and version by their names, as `/openapi/v3/…` of an API server has them. */
export type OpenApiSchemas = JsonObject;

const KEPT = [
  'type',
  'enum',
  'pattern',
  'format',
  'required',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
];
const JUNCTORS = ['anyOf', 'oneOf', 'allOf'];

/** What an API server takes for a quantity: `ParseQuantity` of k8s.io/apimachinery/pkg/api/resource. */
const QUANTITY: JsonObject = {
  type: ['string', 'number'],
  pattern: '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
};
const INT_OR_STRING: JsonObject = { type: ['integer', 'string'] };

/**
 * Reduces what an API server knows of a kind to what judges its objects: as a JSON schema without texts and defaults, and
 * with no field beyond those that are declared. Metadata is the same for all kinds, and only controllers write a status.
 * @throws for a keyword that nobody judges
 */
export function kindSchema(schemas: OpenApiSchemas, apiVersion: string, kind: string): JsonObject {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const isKind = (schema: Json) =>
    listIn(schema, 'x-kubernetes-group-version-kind').some(
      (each) =>
        valueAt(each, 'group') === group && valueAt(each, 'version') === version && valueAt(each, 'kind') === kind,
    );
  const root = Object.values(schemas).find(isKind);
  if (!isJsonObject(root)) throw new Error(`the API server knows no ${apiVersion} ${kind}`);
  const { apiVersion: _, kind: __, metadata: ___, status: ____, ...properties } = mapAt(root, 'properties');
  const definitions: JsonObject = {};
  const required = listIn(root, 'required').filter((name) => typeof name === 'string' && name in properties);
  const content = reduce({ ...root, properties, required }, schemas, definitions);
  return { ...content, ...(Object.keys(definitions).length > 0 && { definitions: sortedKeys(definitions) }) };
}

function reduce(schema: Json, schemas: OpenApiSchemas, definitions: JsonObject): JsonObject {
  if (!isJsonObject(schema)) return {};
  const reference = referenceIn(schema);
  if (reference !== undefined) return refer(reference, schemas, definitions);
  const below = (value: Json) => reduce(value, schemas, definitions);
  if (schema['x-kubernetes-int-or-string'] === true) return INT_OR_STRING;
  return {
    ...Object.fromEntries(Object.entries(schema).filter(([key]) => KEPT.includes(key))),
    ...Object.fromEntries(JUNCTORS.filter((key) => key in schema).map((key) => [key, listIn(schema, key).map(below)])),
    ...(schema.not !== undefined && { not: below(schema.not) }),
    ...(schema.items !== undefined && { items: below(schema.items) }),
    ...fields(schema, below),
    ...listType(schema),
  };
}

function fields(schema: JsonObject, below: (value: Json) => JsonObject): JsonObject {
  const { properties, additionalProperties } = schema;
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true || additionalProperties === true;
  const known = isJsonObject(properties) && Object.entries(properties).map(([name, value]) => [name, below(value)]);
  return {
    ...(known && { properties: Object.fromEntries(known) }),
    ...(isJsonObject(additionalProperties) && { additionalProperties: below(additionalProperties) }),
    // Below a junctor `properties` narrows fields that are declared beside it.
    ...(known &&
      !open &&
      schema.type === 'object' &&
      additionalProperties === undefined && { additionalProperties: false }),
  };
}

/** Lists whose items differ: by some of their keys, or as a whole. */
function listType(schema: JsonObject): JsonObject {
  const keys = schema['x-kubernetes-list-map-keys'];
  if (schema['x-kubernetes-list-type'] === 'map' && keys !== undefined) return { 'x-keys': keys };
  return schema['x-kubernetes-list-type'] === 'set' ? { uniqueItems: true } : {};
}

function referenceIn(schema: JsonObject): string | undefined {
  const written = schema.$ref ?? valueAt(schema, 'allOf', 0, '$ref');
  return typeof written === 'string' ? written.replace('#/components/schemas/', '') : undefined;
}

function refer(name: string, schemas: OpenApiSchemas, definitions: JsonObject): JsonObject {
  if (name.endsWith('.resource.Quantity')) return QUANTITY;
  if (name.endsWith('.intstr.IntOrString')) return INT_OR_STRING;
  const short = name.split('.').slice(-2).join('.');
  if (!(short in definitions)) {
    definitions[short] = {}; // schemas refer to themselves
    definitions[short] = reduce(schemas[name] ?? {}, schemas, definitions);
  }
  return { $ref: `#/definitions/${short}` };
}

function mapAt(value: JsonObject, key: string): JsonObject {
  const map = value[key];
  return isJsonObject(map) ? map : {};
}

function sortedKeys(map: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
