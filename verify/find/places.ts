import { parseDocument } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import type { KubeObject } from '../../lib/references/kube-object';
import { quickDocument } from '../../lib/syntax/read-yaml';

/** A place in an object where a configuration may stand. */
export interface Place {
  /** `data.config.yaml` */
  readonly path: string;

  /** As it is written, if it is a text. */
  readonly text?: string;

  /** What it is, or what the text says, if that is a map. */
  readonly map?: JsonObject;
}

/** Lists every map and text in an object. Texts that hold YAML or JSON are parsed and searched as well. */
export function places({ kind, json }: KubeObject): readonly Place[] {
  return [...search(kind === 'Secret' ? decoded(json) : json, '')];
}

function* search(value: Json, path: string): Generator<Place> {
  if (typeof value === 'string') yield* searchText(value, path);
  else if (typeof value === 'object' && value !== null) {
    if (isJsonObject(value)) yield { path, map: value };
    yield* below(value, path);
  }
}

function* below(value: Json[] | JsonObject, path: string): Generator<Place> {
  for (const [key, child] of Object.entries(value)) yield* search(child, path === '' ? key : `${path}.${key}`);
}

function* searchText(text: string, path: string): Generator<Place> {
  const map = text.includes('\n') || text.startsWith('{') ? readMap(text) : undefined;
  yield { path, text, ...(map && { map }) };
  if (map) yield* below(map, path);
}

/** Parses the map in a text as far as possible: programs are to report the mistakes in it. */
function readMap(text: string): JsonObject | undefined {
  try {
    const value: unknown = text.startsWith('{') ? JSON.parse(text) : readAsFarAsPossible(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readAsFarAsPossible(text: string): unknown {
  const quick = quickDocument(text);
  return quick ? quick.data : parseDocument(text, { uniqueKeys: false, logLevel: 'silent' }).toJS();
}

/** Decodes the values of a rendered Secret from base64. */
function decoded(secret: JsonObject): JsonObject {
  if (!isJsonObject(secret.data)) return secret;
  const entries = Object.entries(secret.data).map(([key, value]) => [key, decode(value)] as const);
  return { ...secret, data: Object.fromEntries(entries) };
}

function decode(value: Json): Json {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value;
}
