import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';

// The schemas that the API server would use, and stricter: no field that it would drop.

/** CRDs write Go's regular expressions: `(?i)` stands where JavaScript has a flag. */
const regExp = (pattern: string, flags: string) =>
  pattern.includes('(?i)') ? new RegExp(pattern.replace('(?i)', ''), `${flags}i`) : new RegExp(pattern, flags);
const ajv = new Ajv({ strict: false, validateFormats: false, code: { regExp: Object.assign(regExp, { code: '' }) } });

const schemas = new Map<string, ValidateFunction>();
for (const file of readdirSync('crds')) {
  for (const document of parseAllDocuments(readFileSync(join('crds', file), 'utf8'))) {
    const { spec } = document.toJS();
    for (const { name, schema } of spec.versions) {
      const content = closed({ ...schema.openAPIV3Schema, required: ['spec'] });
      schemas.set(`${spec.group}/${name}/${spec.names.kind}`, ajv.compile(content));
    }
  }
}

/** Is there a CRD for the object? */
export function isCustomResource({ apiVersion, kind }: JsonObject): boolean {
  return schemas.has(`${apiVersion}/${kind}`);
}

/** What the CRD of the object objects to. */
export function crdErrors({ apiVersion, kind, metadata: _, ...content }: JsonObject): readonly unknown[] {
  const validate = schemas.get(`${apiVersion}/${kind}`);
  if (!validate) return [`there is no CRD for ${apiVersion} ${kind}`];
  validate(content);
  return validate.errors ?? [];
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
      properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, closed(value)])),
      ...(!open && { additionalProperties: false }),
    }),
    ...(items !== undefined && { items: closed(items) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: isJsonObject(additionalProperties) ? closed(additionalProperties) : additionalProperties,
    }),
  };
}
