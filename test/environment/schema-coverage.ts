import { keysAt, schemasAt } from '../../lib/environment/problems/schema-tree';
import { isJsonObject } from '../../lib/kubernetes/json';

/** Keys that contradict others, so that no valid file holds all. They have tests of their own. */
const ALTERNATIVES = [
  's3',
  'gcs',
  'azure',
  'filesystem',
  'minio',
  'roleArn',
  'single-binary',
  'write',
  'read',
  'backend',
  'argocd',
  'helmController',
  'manifests',
  'promtail',
  'existing',
  'otel',
  'issuer',
  'subject',
  'verify',
];

type Step = string | number;

/** Keys that the schema knows at a place that the data reaches, but that the data never uses there. */
export function unusedKeys(data: unknown, path: readonly Step[]): readonly string[] {
  if (Array.isArray(data)) return unusedByAll(data.map((item, index) => unusedKeys(item, [...path, index])));
  if (!isJsonObject(data) || schemasAt(path).length === 0) return [];
  const own = Object.keys(data);
  // The components have the same shape: one stands for all.
  const known = path.join('.') === 'loki.resources' ? own : keysAt(path);
  return [
    ...known.filter((key) => !own.includes(key) && !ALTERNATIVES.includes(key)).map((key) => [...path, key].join('.')),
    ...own.flatMap((key) => unusedKeys(data[key], [...path, key])),
  ].map((key) => key.replaceAll(/\.\d+\./g, '.*.'));
}

/** What one item of a list leaves out, another one may use. */
function unusedByAll(items: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = items;
  return first.filter((key) => items.every((item) => item.includes(key)));
}

/** Keys of a schema without a description. */
export function undescribed(schema: unknown, name: string): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((item) => undescribed(item, name));
  if (!isJsonObject(schema)) return [];
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const missing = Object.entries(properties).flatMap(([key, value]) =>
    isJsonObject(value) && typeof value.description === 'string' ? [] : [`${name}.${key}`],
  );
  return [
    ...missing,
    ...Object.entries(properties).flatMap(([key, value]) => undescribed(value, `${name}.${key}`)),
    ...['items', 'additionalProperties', 'anyOf'].flatMap((key) => undescribed(schema[key], name)),
  ];
}
