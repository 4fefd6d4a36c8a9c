import { entryOf } from '../collections/entry-of';
import { isJsonObject, type Json, type JsonObject, textsIn } from '../kubernetes/json';
import type { FieldPath } from '../references/field-path';
import { type KubeObject, objectAt } from '../references/kube-object';
import { READ_FIELDS, TEXT_FIELDS } from '../references/read-fields';
import { urlsIn } from '../references/urls';

/**
 * Cuts rendered objects down to the fields that the linker reads, and sorts them; a namespaced one says its namespace.
 */
export function pruneObjects(objects: readonly KubeObject[]): readonly JsonObject[] {
  return [...objects].sort(byIdentity).map(prune);
}

/** By character, not by language: the order is the same on every machine. */
function byIdentity(a: KubeObject, b: KubeObject): number {
  const [left, right] = [identity(a), identity(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function identity({ apiVersion, kind, namespace = '', name }: KubeObject): string {
  return [kind, namespace, name, apiVersion].join('\n');
}

function prune({ apiVersion, kind, name, namespace, json }: KubeObject): JsonObject {
  const { metadata, ...facts } = factsOf(kind, json);
  const place = { name, ...(namespace !== undefined && { namespace }) };
  return { apiVersion, kind, metadata: { ...place, ...(isJsonObject(metadata) && metadata) }, ...facts };
}

function factsOf(kind: string, json: JsonObject): JsonObject {
  if (kind === 'Secret') return secretKeys(json);
  const fields = [
    ...(entryOf(READ_FIELDS, kind) ?? []).map((path) => ({ path, keep: whole })),
    ...(entryOf(TEXT_FIELDS, kind) ?? []).map((path) => ({ path, keep: kind === 'ConfigMap' ? urlsOrEmpty : urls })),
  ];
  const facts = pick(json, fields);
  return isJsonObject(facts) ? facts : {};
}

/** Never a value: an inventory is committed. */
function secretKeys(json: JsonObject): JsonObject {
  const parts = ['data', 'stringData'].map((part) => [part, Object.keys(objectAt(json, part))] as const);
  const empty = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, '']));
  return Object.fromEntries(parts.flatMap(([part, keys]) => (keys.length > 0 ? [[part, empty(keys)]] : [])));
}

interface Field {
  readonly path: FieldPath;
  readonly keep: (json: Json) => Json | undefined;
}

/** Those parts of a value that fields lead to, in its own shape; items and maps of which nothing is left are left out. */
function pick(json: Json, fields: readonly Field[]): Json | undefined {
  const end = fields.find(({ path }) => path.length === 0);
  if (end) return end.keep(json);
  if (Array.isArray(json)) {
    const items = json.flatMap((item) => pick(item, below(fields, '*')) ?? []);
    return items.length > 0 ? items : undefined;
  }
  if (!isJsonObject(json) || fields.length === 0) return undefined;
  const entries = Object.entries(json).flatMap(([key, value]) => {
    const kept = pick(value, below(fields, key));
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What is left of the fields one step further down. */
function below(fields: readonly Field[], step: string): readonly Field[] {
  return fields.flatMap(({ path: [first, ...path], keep }) =>
    first === step || first === '*' ? [{ path, keep }] : [],
  );
}

/** Labels that are others with every version, so that nothing selects by them: a new version would hide what changed. */
const OF_VERSION = ['helm.sh/chart', 'app.kubernetes.io/version'];

function whole(json: Json): Json {
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([key]) => !OF_VERSION.includes(key)));
}

/** A ConfigMap has the key, whatever the text. */
function urlsOrEmpty(json: Json): Json {
  return urls(json) ?? '';
}

/** The URLs in a text, or in the texts of a map or list, one per line. */
function urls(json: Json): Json | undefined {
  const found = textsIn(json).flatMap((text) => urlsIn(text));
  return found.length > 0 ? found.join('\n') : undefined;
}
