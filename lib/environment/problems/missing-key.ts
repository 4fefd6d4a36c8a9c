import { type EnvironmentPath, type Finding, type Fix, formatPath } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { setKey } from '../../findings/repair';
import type { Json, JsonObject } from '../../kubernetes/json';
import { list } from '../../syntax/list';
import type { JsonSchema } from '../json-schema';
import { BUCKET_MISSING, MISSING_KEY } from './kinds';
import { exampleOf, schemasAt } from './schema-tree';

/** A key without which nothing can be written. */
export function missingKey(path: EnvironmentPath, data: JsonObject): Finding {
  const [schema = {}] = schemasAt(path);
  const fix = fixOf(path, schema, data);
  if (path.includes('buckets')) return missingBucket(path, fix);
  return finding(MISSING_KEY, {
    path,
    problem: `${formatPath(path)} is missing`,
    consequence: 'no default fits every cluster, so nothing can be written for this one',
    fix,
  });
}

function missingBucket(path: EnvironmentPath, fix: Fix): Finding {
  return finding(BUCKET_MISSING, {
    path,
    problem: 'the bucket for lines and their index has no name',
    consequence: 'the chart refuses to install: Loki has no place for its lines',
    fix,
  });
}

const PLAIN: Json = { otel: { shipper: { namespace: 'monitoring' } } };

/** Sections that any cluster can begin with. Plain objects there are of the OpenTelemetry collector only. */
const STARTS: Readonly<Record<string, (data: JsonObject) => Json>> = {
  delivery: () => ({ flux: {} }),
  collector: ({ packaging }) => (packaging === 'manifests' ? PLAIN : { alloy: { namespace: 'monitoring' } }),
};

/** What a cluster is, and how long it keeps lines, only a person knows. */
function fixOf(path: EnvironmentPath, schema: JsonSchema, data: JsonObject): Fix {
  const key = formatPath(path);
  const start = STARTS[key];
  if (start) return setKey(path, start(data));
  if (schema.properties) return `write \`${key}\` with ${keysOf(schema)}`;
  if (schema.enum) return `write as \`${key}\` one of ${schema.enum.join(', ')}`;
  const example = schema.type === 'array' ? undefined : exampleOf(schema);
  const shown = example === undefined || example === '' || typeof example === 'object' ? '' : `, such as ${example}`;
  return `write \`${key}\`${shown}`;
}

function keysOf({ required = [], properties = {} }: JsonSchema): string {
  if (required.length > 0) return list(required.map((key) => `\`${key}\``));
  return `one of ${Object.keys(properties).join(', ')}`;
}
