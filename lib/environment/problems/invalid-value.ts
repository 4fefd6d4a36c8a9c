import { type EnvironmentPath, type Finding, formatPath } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { setKey } from '../../findings/repair';
import { isJsonObject, type Json, type JsonObject } from '../../kubernetes/json';
import { FORMATS, type Format, formatNamed } from '../../schema/formats';
import { NOT_PLAIN } from '../../schema/json-values';
import type { JsonSchema } from '../json-schema';
import { INVALID_VALUE } from './kinds';
import { meantValues } from './meant-values';
import { mends } from './mends';
import { schemasAt } from './schema-tree';

/**
 * A value that can't be what it stands for.
 * @param message of zod's issue: the name of a format, if the value should be written in one
 */
export function invalidValue(path: EnvironmentPath, value: Json, message: string, data: JsonObject): Finding {
  if (message === NOT_PLAIN) return notPlain(path, value);
  const format = formatNamed(message);
  const schemas = schemasAt(path);
  const choices = schemas.flatMap((schema) => schema.enum ?? []).map(String);
  const shown = show(value, format ? format.quotable === true : choices.length > 0);
  const accepted = format?.accepts ?? schemas.map(describe).join(', or ');
  const meant = meantValues(path, value, { message, schemas }).map((candidate) => setKey(path, candidate));
  return finding(format?.kind ?? INVALID_VALUE, {
    path,
    problem: `${formatPath(path)} ${shown === undefined ? '' : `is ${shown}, but `}must be ${accepted}`,
    consequence: 'a program would refuse it, or read it as something else',
    fix: meant.find((repair) => mends(data, repair)) ?? `write ${accepted}${example(format, schemas)}`,
  });
}

function example(format: Format | undefined, schemas: readonly JsonSchema[]): string {
  const known = schemas.flatMap(({ default: usual, examples = [] }) => [usual ?? [], ...examples].flat());
  const shown = known[0] ?? format?.example;
  const isTelling = typeof shown === 'number' || (typeof shown === 'string' && shown !== FORMATS.text.example);
  return isTelling ? `, such as ${shown}` : '';
}

/** The name of an entry whose names follow a format: a label, a namespace. */
export function invalidName(path: EnvironmentPath, message: string): Finding {
  return finding(INVALID_VALUE, {
    path,
    problem: `the key is not ${formatNamed(message)?.accepts ?? 'a name that is accepted here'}`,
    consequence: 'the API server would refuse the object',
    fix: `write it like \`${formatNamed(message)?.example ?? 'name'}\``,
  });
}

function notPlain(path: EnvironmentPath, value: Json): Finding {
  return finding(INVALID_VALUE, {
    path,
    problem: `${formatPath(path)} is ${value === null ? 'empty (null)' : 'not a number that JSON knows'}`,
    consequence: value === null ? 'Helm 3 and Helm 4 merge null differently' : 'it can not be delivered',
    fix: 'write a value, or delete the key',
  });
}

function describe(schema: JsonSchema): string {
  const { type, enum: choices, properties } = schema;
  if (choices) return choices.length === 1 ? String(choices[0]) : `one of ${choices.join(', ')}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'integer') return `a whole number${range(schema)}`;
  if (type === 'array') return 'a list that is not empty';
  if (type === 'object')
    return properties ? `a map with ${Object.keys(properties).join(', ') || 'no keys: {}'}` : 'a map';
  return type === undefined ? 'a value' : `a ${type}${range(schema)}`;
}

/** zod sets the limits of safe integers where a schema sets none. */
function range({ minimum, maximum }: JsonSchema): string {
  if (minimum === undefined) return '';
  return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
    ? ` of ${minimum} or more`
    : ` from ${minimum} to ${maximum}`;
}

/** A text is only quoted where nobody would write a credential. */
function show(value: unknown, quotable: boolean): string | undefined {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isJsonObject(value)) return 'a map';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return quotable ? JSON.stringify(value) : undefined;
}
