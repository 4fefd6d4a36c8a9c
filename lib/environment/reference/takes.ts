import { FORMATS } from '../../schema/formats';
import type { JsonSchema } from '../json-schema';
import { waysToWrite } from './keys';

/** Tells what may be written, in the words of findings: `a duration above zero: …`. Code stands between backticks. */
export function takes(root: JsonSchema, schema: JsonSchema): string {
  return [...new Set(waysToWrite(root, schema).map((way) => takesOne(root, way)))].join(', or ');
}

function takesOne(root: JsonSchema, schema: JsonSchema): string {
  const { enum: allowed, type, items, properties, additionalProperties } = schema;
  if (allowed) return allowed.length === 1 ? code(allowed[0]) : `one of ${allowed.map(code).join(', ')}`;
  switch (type) {
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
    case 'number':
      return `${type === 'integer' ? 'a whole number' : 'a number'}${bounds(schema)}`;
    case 'string':
      return formatOf(schema);
    case 'array':
      return `a list${count(schema)}${items ? `, each item ${takes(root, items)}` : ''}`;
    case 'object':
      return properties || typeof additionalProperties !== 'object' || !isSaying(additionalProperties)
        ? 'a map'
        : `a map of names, each with ${takes(root, additionalProperties)}`;
    default:
      return 'any value';
  }
}

function isSaying(schema: JsonSchema): boolean {
  return Object.keys(schema).length > 0;
}

/** Two formats may have the same pattern; then the example tells which is meant. */
function formatOf({ pattern, examples = [] }: JsonSchema): string {
  const fitting = Object.values(FORMATS).filter((format) => format.pattern.source === pattern);
  const meant = fitting.find(({ example }) => examples.includes(example)) ?? fitting[0];
  return meant?.accepts ?? 'a text';
}

function bounds({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`;
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (minimum === undefined) return most === undefined ? '' : ` up to ${most}`;
  return most === undefined ? ` from ${minimum} on` : ` from ${minimum} to ${most}`;
}

function count({ minItems, maxItems }: JsonSchema): string {
  if (minItems === undefined) return '';
  return minItems === maxItems ? ` of ${minItems}` : ` of at least ${minItems}`;
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}
