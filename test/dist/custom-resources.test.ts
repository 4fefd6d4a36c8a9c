import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse, parseAllDocuments } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';

// What is in dist/ against the schemas that the API server would use, and stricter: no field that it would drop.

/** CRDs write Go's regular expressions: `(?i)` stands where JavaScript has a flag. */
const regExp = (pattern: string, flags: string) =>
  pattern.includes('(?i)') ? new RegExp(pattern.replace('(?i)', ''), `${flags}i`) : new RegExp(pattern, flags);
const ajv = new Ajv({ strict: false, validateFormats: false, code: { regExp: Object.assign(regExp, { code: '' }) } });
const schemas = new Map<string, ValidateFunction>();
for (const file of readdirSync('crds')) {
  for (const document of parseAllDocuments(readFileSync(join('crds', file), 'utf8'))) {
    const { spec } = document.toJS();
    for (const { name, schema } of spec.versions) {
      const key = `${spec.group}/${name}/${spec.names.kind}`;
      schemas.set(key, ajv.compile(closed({ ...schema.openAPIV3Schema })));
    }
  }
}

/** The same schema without room for unknown fields, except where the CRD keeps them. */
function closed(schema: Json | undefined): JsonObject {
  if (!isJsonObject(schema)) return {};
  const { properties, items, additionalProperties, ...rest } = schema;
  const open = rest['x-kubernetes-preserve-unknown-fields'] === true || additionalProperties !== undefined;
  return {
    ...rest,
    ...(rest['x-kubernetes-int-or-string'] === true && { type: ['integer', 'string'] }),
    ...(isJsonObject(properties) && {
      properties: {
        ...Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, closed(value)])),
      },
      ...(!open && { additionalProperties: false }),
    }),
    ...(items !== undefined && { items: closed(items) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: isJsonObject(additionalProperties) ? closed(additionalProperties) : additionalProperties,
    }),
  };
}

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
const objects = files.map((file) => ({ file, object: parse(readFileSync(join('dist', file), 'utf8')) as JsonObject }));
const custom = objects.filter(({ object }) => schemas.has(`${object.apiVersion}/${object.kind}`));

test('there are custom resources to judge', () => {
  expect(custom.length).toBeGreaterThan(10);
});

test.each(custom.map(({ file, object }) => [file, object] as const))('%s fits its CRD', (_, object) => {
  const { apiVersion, kind, metadata, ...content } = object;
  const validate = schemas.get(`${apiVersion}/${kind}`);
  validate?.({ ...content });
  expect(validate?.errors ?? []).toEqual([]);
});

test('every object is of a kind that Kubernetes has or that we have the CRD of', () => {
  const core = [
    'v1',
    'apps/v1',
    'policy/v1',
    'rbac.authorization.k8s.io/v1',
    'scheduling.k8s.io/v1',
    'networking.k8s.io/v1',
  ];
  const unknown = objects.filter(
    ({ object }) =>
      !schemas.has(`${object.apiVersion}/${object.kind}`) &&
      !core.includes(String(object.apiVersion)) &&
      object.apiVersion !== 'kustomize.config.k8s.io/v1beta1',
  );
  expect(unknown.map(({ file }) => file)).toEqual([]);
});
