import type { Json } from '../kubernetes/json';
import { list } from '../syntax/list';
import type { Schema } from './kind-schema';
import { shown } from './object-problem';

/** What a schema objects to in a text, a number or another scalar. */
export function scalarProblem(value: Json, schema: Schema): string | undefined {
  if (schema.enum && !schema.enum.includes(value))
    return `must be one of ${schema.enum.map((word) => JSON.stringify(word)).join(', ')}, and is ${shown(value)}`;
  if (typeof value === 'number') return numberProblem(value, schema);
  return typeof value === 'string' ? textProblem(value, schema) : undefined;
}

function textProblem(text: string, { pattern, format, minLength = 0, maxLength }: Schema): string | undefined {
  if (pattern !== undefined && !compiled(pattern).test(text)) return `must match ${pattern}, and is ${shown(text)}`;
  if (format !== undefined && FORMATS[format]?.test(text) === false)
    return `must be ${NAMED[format] ?? format}, and is ${shown(text)}`;
  const length = [...text].length;
  if (length < minLength) return minLength === 1 ? 'must not be empty' : `must have ${minLength} letters at least`;
  return maxLength !== undefined && length > maxLength ? `must have ${maxLength} letters at most` : undefined;
}

function numberProblem(number: number, { format, minimum, maximum, type }: Schema): string | undefined {
  // What may be a text as well is an int32: IntOrString of k8s.io/apimachinery.
  const range = RANGES[format ?? (type?.includes('integer') && type.includes('string') ? 'int32' : '')];
  const lowest = minimum ?? range?.[0] ?? Number.NEGATIVE_INFINITY;
  const highest = maximum ?? range?.[1] ?? Number.POSITIVE_INFINITY;
  if (number >= lowest && number <= highest) return undefined;
  const bounds = [
    ...(Number.isFinite(lowest) ? [`${lowest} at least`] : []),
    ...(Number.isFinite(highest) ? [`${highest} at most`] : []),
  ];
  return `must be ${list(bounds)}, and is ${number}`;
}

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  // The next number above that Go could not hold is no longer one that JSON tells apart.
  int64: [-(2 ** 63), 2 ** 63 - 1025],
};

const FORMATS: Readonly<Record<string, RegExp>> = {
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
};

const NAMED: Readonly<Record<string, string>> = { byte: 'in Base64', 'date-time': 'a time by RFC 3339' };

const patterns = new Map<string, RegExp>();

/** A pattern of Go for JavaScript’s engine, which has no room for flags in it: `^(?i)(abort|warn)?$`. */
function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known) return known;
  const expression = new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? 'i' : '');
  patterns.set(pattern, expression);
  return expression;
}
