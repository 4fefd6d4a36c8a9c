import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import type { JsonObject } from '../../lib/kubernetes/json';
import { type KindSchema, kindSchemaOf, schemaFile } from '../../lib/objects/kind-schema';
import { schemaProblems } from '../../lib/objects/schema-problems';
import { deliveredManifests } from '../support/delivered';

// Ajv is the second opinion on what lib/objects makes of charts-values/objects.

const FOLDER = join('charts-values', 'objects');
const schemas = readdirSync(FOLDER).map((file): KindSchema => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));

/** `(?i)` is Go's; numbers of Go have bounds, and lists keys. */
const regExp = (pattern: string) => new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? 'i' : '');
const ajv = new Ajv({
  strict: false,
  formats: { byte: true, 'date-time': true, double: true, int32: true, int64: true },
  code: { regExp: Object.assign(regExp, { code: '' }) },
});

test('each file is found by the kind that it is of', () => {
  for (const schema of schemas) expect(kindSchemaOf(schema.apiVersion, schema.kind)).toEqual(schema);
  expect(readdirSync(FOLDER).sort()).toEqual(
    schemas.map((schema) => schemaFile(schema).replace('objects/', '')).sort(),
  );
});

test.each([
  ['apps/v2', 'DaemonSet'],
  ['v1', 'Secret'],
  ['../objects/v1', 'ConfigMap'],
  ['v1', '../v1_ConfigMap'],
  ['', ''],
])('nothing is known of %s %s', (apiVersion, kind) => {
  expect(kindSchemaOf(apiVersion, kind)).toBeUndefined();
});

test('schemas have only keywords that are judged', () => {
  const seen = new Set<string>();
  const collect = (schema: unknown): void => {
    for (const [key, value] of Object.entries(schema as JsonObject)) {
      seen.add(key);
      if (key === 'properties' || key === 'definitions') Object.values(value as JsonObject).forEach(collect);
      else if (['items', 'not', 'additionalProperties'].includes(key) && value !== false) collect(value);
      else if (['anyOf', 'oneOf', 'allOf'].includes(key)) (value as readonly unknown[]).forEach(collect);
    }
  };
  for (const { schema } of schemas) collect(schema);
  expect([...seen].filter((keyword) => !JUDGED.includes(keyword))).toEqual([]);
});

const JUDGED = [
  '$ref',
  'additionalProperties',
  'anyOf',
  'definitions',
  'enum',
  'format',
  'items',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'not',
  'oneOf',
  'pattern',
  'properties',
  'required',
  'type',
  'uniqueItems',
  'x-keys',
];

test.each(schemas.map((schema) => [`${schema.apiVersion} ${schema.kind}`, schema] as const))(
  '%s: an object with one value changed is valid for both or for none',
  (_, schema) => {
    const validate = ajv.compile(schema.schema);
    const objects = deliveredManifests().filter(
      ({ apiVersion, kind }) => apiVersion === schema.apiVersion && kind === schema.kind,
    );
    for (const { apiVersion: __, kind: ___, metadata: ____, ...content } of objects.slice(0, 2)) {
      expect(schemaProblems(schema, content)).toEqual([]);
      const places = placesIn(content);
      fc.assert(
        fc.property(fc.constantFrom(...places), fc.constantFrom(...VALUES), (place, value) => {
          const changed = withValue(content, place, value);
          const ours = schemaProblems(schema, changed);
          if ((ours.length === 0) !== validate(changed)) expect([changed, ours]).toBe(validate.errors);
        }),
        { numRuns: 100, seed: 1 },
      );
    }
  },
  60_000,
);

const VALUES = [undefined, 1, -1, 1.5, '', 'text', '10Gi', '1h', '%', true, [], ['a'], {}, { a: 'b' }, [{ a: 1 }]];

function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.keys(value).flatMap((key) => placesIn((value as JsonObject)[key], [...path, key])),
    [...path, 'unknown'],
  ];
}

function withValue(object: JsonObject, path: readonly string[], value: unknown): JsonObject {
  const [last = '', ...above] = [...path].reverse();
  if (path.length === 0) return object;
  const copy = structuredClone(object);
  const parent = above
    .reverse()
    .reduce<Record<string, unknown>>((from, key) => from[key] as Record<string, unknown>, copy);
  if (Array.isArray(parent) && !/^\d+$/.test(last)) return copy;
  if (value === undefined && !Array.isArray(parent)) delete parent[last];
  else if (value !== undefined) parent[last] = value;
  return copy;
}
